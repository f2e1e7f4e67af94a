package dev.driveyard.server.security;

import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import dev.driveyard.catalogue.library.LibraryLock;
import dev.driveyard.server.ServerConfiguration;
import dev.driveyard.server.ServerSettings;
import dev.driveyard.server.problem.ProblemType;
import dev.driveyard.server.problem.ProblemWriter;
import dev.driveyard.tokens.AccessTokens;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Who may ask what. To read wants a viewer, to change an operator, to deal with tokens an
 * administrator. Other chains, for what is not below the API, come before this one.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {

	/** The place of the first filter that refuses anything. */
	public static final int FIRST = -300;

	private static final int BODY_ORDER = -250;

	private static final int CHAIN_ORDER = -100;

	@Bean
	TokenUse tokenUse(AccessTokens tokens, Clock clock) {
		return new TokenUse(tokens, clock);
	}

	@Bean
	FailedLogins failedLogins() {
		return new FailedLogins();
	}

	@Bean
	RoleHierarchy roleHierarchy() {
		return RoleHierarchyImpl.withDefaultRolePrefix()
			.role("ADMIN")
			.implies("OPERATOR")
			.role("OPERATOR")
			.implies("VIEWER")
			.build();
	}

	@Bean
	FilterRegistrationBean<HostFilter> hostFilter(ServerSettings settings) {
		Set<String> names = new HashSet<>(Set.of("localhost", settings.host().toLowerCase(Locale.ROOT),
				LibraryLock.hostName().toLowerCase(Locale.ROOT)));
		settings.names().forEach((name) -> names.add(name.toLowerCase(Locale.ROOT)));
		FilterRegistrationBean<HostFilter> bean = new FilterRegistrationBean<>(
				new HostFilter(names, Set.copyOf(settings.origins())));
		bean.setOrder(FIRST);
		return bean;
	}

	@Bean
	FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(ServerSettings settings) {
		FilterRegistrationBean<BodyLimitFilter> bean = new FilterRegistrationBean<>(
				new BodyLimitFilter(settings.bodyLimit().toBytes()));
		bean.setOrder(BODY_ORDER);
		return bean;
	}

	@Bean
	DelegatingFilterProxyRegistrationBean securityFilter() {
		DelegatingFilterProxyRegistrationBean bean = new DelegatingFilterProxyRegistrationBean(
				"springSecurityFilterChain");
		bean.setOrder(CHAIN_ORDER);
		bean.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return bean;
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	SecurityFilterChain api(HttpSecurity http, AccessTokens tokens, TokenUse use, FailedLogins failed,
			ServerSettings settings) {
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.securityContext((context) -> context.securityContextRepository(new NullSecurityContextRepository()))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(entryPoint()).accessDeniedHandler(denied()))
			.addFilterBefore(new TokenFilter(tokens, use, failed), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new RateFilter(settings.rate()), AnonymousAuthenticationFilter.class)
			.addFilterAfter(new ReadOnlyFilter(settings.readOnly()), AnonymousAuthenticationFilter.class)
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
						.permitAll()
						.requestMatchers(HttpMethod.GET, ServerConfiguration.API + "/health/live",
								ServerConfiguration.API + "/health/ready")
						.permitAll()
						.requestMatchers(ServerConfiguration.API + "/tokens/**")
						.hasRole("ADMIN")
						.requestMatchers(HttpMethod.POST, ServerConfiguration.API + "/volumes/**")
						.hasRole("ADMIN")
						.requestMatchers(HttpMethod.DELETE, ServerConfiguration.API + "/volumes/**")
						.hasRole("ADMIN")
						.requestMatchers(HttpMethod.GET)
						.hasRole("VIEWER")
						.requestMatchers(HttpMethod.HEAD)
						.hasRole("VIEWER")
						.anyRequest()
						.hasRole("OPERATOR"));
		return http.build();
	}

	private static AuthenticationEntryPoint entryPoint() {
		return (request, response, ex) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			ProblemWriter.write(response,
					ProblemType.NOT_AUTHENTICATED.detail("Send a token in the header Authorization: Bearer TOKEN."));
		};
	}

	private static AccessDeniedHandler denied() {
		return (request, response, ex) -> ProblemWriter.write(response,
				ProblemType.NOT_ALLOWED.detail("The role of this token is not enough for this."));
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response, ex) -> ProblemWriter.write(response,
				ProblemType.INVALID_REQUEST.detail("The path, method or a header of the request is not allowed here."));
	}

}
