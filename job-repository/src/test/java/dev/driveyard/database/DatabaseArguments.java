package dev.driveyard.database;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclaration;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The databases that a test runs on in this build.
 */
final class DatabaseArguments implements ArgumentsProvider {

	/** Names the database that this build is for; none or empty for all. */
	private static final String SETTING = "driveyard.test.database";

	/** What runs in the profile {@code thorough} alone, and so on all there. */
	private static final Set<String> THOROUGH = Set.of("thorough", "mount", "root");

	@Override
	public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
		String only = System.getProperty(SETTING, "");
		boolean all = only.isEmpty() || context.getTags().contains(EveryDatabase.ALWAYS) || isThorough(context);
		return Arrays
			.stream(parameters.getFirst().map(ParameterDeclaration::getParameterType).orElseThrow().getEnumConstants())
			.filter((database) -> all || ((Enum<?>) database).name().equals(only))
			.map(Arguments::of);
	}

	/** Or one of its methods is, which then wants the class on all. */
	private static boolean isThorough(ExtensionContext context) {
		return context.getTags().stream().anyMatch(THOROUGH::contains)
				|| (context.getTestMethod().isEmpty() && hasThoroughMethod(context.getRequiredTestClass()));
	}

	private static boolean hasThoroughMethod(Class<?> test) {
		return !ReflectionSupport.findMethods(test, DatabaseArguments::isThorough, HierarchyTraversalMode.TOP_DOWN)
			.isEmpty();
	}

	private static boolean isThorough(Method method) {
		return AnnotationSupport.findRepeatableAnnotations(method, Tag.class)
			.stream()
			.anyMatch((tag) -> THOROUGH.contains(tag.value()));
	}

}
