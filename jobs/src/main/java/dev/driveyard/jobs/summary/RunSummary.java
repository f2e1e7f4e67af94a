package dev.driveyard.jobs.summary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.util.ReflectionUtils;

/**
 * What the runs of a job instance did: a record whose components are shown by stable
 * names in their order. A component that is null is not shown.
 */
public interface RunSummary {

	/** All that is shown, by name: {@code leftFiles} is {@code left_files}. */
	default Map<String, Object> toMap() {
		Map<String, Object> shown = new LinkedHashMap<>();
		for (RecordComponent component : getClass().getRecordComponents()) {
			Object value = ReflectionUtils.invokeMethod(component.getAccessor(), this);
			if (value != null) {
				shown.put(name(component), value);
			}
		}
		return shown;
	}

	/** What of it is a number. */
	default Map<String, Long> counts() {
		Map<String, Long> counts = new LinkedHashMap<>();
		toMap().forEach((name, value) -> {
			if (value instanceof Long number) {
				counts.put(name, number);
			}
		});
		return counts;
	}

	private static String name(RecordComponent component) {
		ShownAs shown = component.getAccessor().getAnnotation(ShownAs.class);
		return (shown != null) ? shown.value()
				: component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	/**
	 * The name of a component that can't have it in Java.
	 */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface ShownAs {

		/** The name. */
		String value();

	}

}
