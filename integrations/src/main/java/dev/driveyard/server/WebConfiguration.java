package dev.driveyard.server;

import java.util.List;

import dev.driveyard.database.LibraryDataSources;
import dev.driveyard.server.security.SecurityConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Spring MVC, which reads JSON strictly: what is unknown, twice, or of another type is
 * refused, not guessed at.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class WebConfiguration implements WebMvcConfigurer {

	private static final int DEPTH = 20;

	@Bean
	static JsonMapper serverJson() {
		JsonFactory factory = JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build();
		return JsonMapper.builder(factory)
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
			.withCoercionConfig(LogicalType.Textual, WebConfiguration::takeTextsOnly)
			.addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
			.build();
	}

	private static void takeTextsOnly(MutableCoercionConfig config) {
		for (CoercionInputShape shape : List.of(CoercionInputShape.Integer, CoercionInputShape.Float,
				CoercionInputShape.Boolean)) {
			config.setCoercion(shape, CoercionAction.Fail);
		}
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.withJsonConverter(new JacksonJsonHttpMessageConverter(serverJson()));
	}

	@Bean
	FilterRegistrationBean<AnswerFilter> answerFilter(LibraryDataSources dataSources) {
		FilterRegistrationBean<AnswerFilter> bean = new FilterRegistrationBean<>(new AnswerFilter(dataSources));
		bean.setOrder(SecurityConfiguration.FIRST - 2);
		return bean;
	}

	@Bean
	DispatcherServlet dispatcherServlet(WebApplicationContext context) {
		return new DispatcherServlet(context);
	}

	@Bean
	ServletRegistrationBean<DispatcherServlet> dispatcherServletRegistration(DispatcherServlet servlet) {
		ServletRegistrationBean<DispatcherServlet> bean = new ServletRegistrationBean<>(servlet, "/");
		bean.setName("dispatcherServlet");
		bean.setLoadOnStartup(1);
		return bean;
	}

}
