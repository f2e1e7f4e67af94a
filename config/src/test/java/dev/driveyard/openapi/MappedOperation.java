package dev.driveyard.openapi;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.driveyard.server.ServerConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What Spring MVC maps to a method of a controller.
 *
 * @param verb GET and the like
 * @param produces the media type of the answer, null for JSON
 */
record MappedOperation(String path, String verb, Class<?> controller, Method method, @Nullable MediaType produces) {

	private static final String API = ServerConfiguration.API + "/";

	/**
	 * All below the API of the controllers that a configuration imports, in the order of
	 * paths.
	 */
	static List<MappedOperation> of(Class<?> configuration) {
		Mapping mapping = new Mapping();
		List<MappedOperation> all = new ArrayList<>();
		for (Class<?> type : controllers(configuration, new LinkedHashSet<>())) {
			for (Method method : ReflectionUtils.getDeclaredMethods(type)) {
				RequestMappingInfo info = mapping.getMappingForMethod(method, type);
				if (info != null) {
					all.addAll(of(info, type, method));
				}
			}
		}
		all.removeIf((operation) -> !operation.path().startsWith(API));
		all.sort(Comparator.comparing(MappedOperation::path).thenComparing(MappedOperation::verb));
		return all;
	}

	private static Set<Class<?>> controllers(Class<?> type, Set<Class<?>> seen) {
		Import imported = type.getAnnotation(Import.class);
		if (seen.add(type) && imported != null) {
			for (Class<?> next : imported.value()) {
				controllers(next, seen);
			}
		}
		Set<Class<?>> found = new LinkedHashSet<>(seen);
		found.removeIf((one) -> !one.isAnnotationPresent(RestController.class));
		return found;
	}

	private static List<MappedOperation> of(RequestMappingInfo info, Class<?> type, Method method) {
		MediaType produces = info.getProducesCondition().getProducibleMediaTypes().stream().findFirst().orElse(null);
		List<MappedOperation> all = new ArrayList<>();
		for (String path : new TreeSet<>(info.getPatternValues())) {
			info.getMethodsCondition()
				.getMethods()
				.forEach((verb) -> all.add(new MappedOperation(path, verb.name(), type, method, produces)));
		}
		return all;
	}

	/** A name of its own. */
	String id() {
		String subject = this.controller.getSimpleName().replace("Controller", "");
		String name = Character.toLowerCase(subject.charAt(0)) + subject.substring(1) + "_" + this.method.getName();
		return (SourceText.isOverloaded(this.method) && !this.path.contains("{")) ? name + "All" : name;
	}

	/** What it is about. */
	String tag() {
		String after = this.path.substring(API.length());
		int end = after.indexOf('/');
		return ((end < 0) ? after : after.substring(0, end)).replaceFirst("\\.json$", "");
	}

	/**
	 * Tells how methods are mapped, without an application.
	 */
	private static final class Mapping extends RequestMappingHandlerMapping {

		@Override
		public @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> type) {
			return super.getMappingForMethod(method, type);
		}

	}

}
