package dev.driveyard.jobs.operate;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.driveyard.catalogue.Json;
import dev.driveyard.jobs.operate.Parameter.JsonType;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.util.ReflectionUtils;

/**
 * One component of a job's record: what is asked under its name, and how its values are
 * read and kept.
 *
 * @param java the class of the component, or of the items of a list
 */
record ParameterComponent(Parameter parameter, Class<?> java) {

	static ParameterComponent of(RecordComponent component) {
		ParameterSpec spec = component.getAnnotation(ParameterSpec.class);
		Class<?> java = component.getType();
		JsonType type = ParameterModel.typeOf(java);
		if (type == JsonType.ARRAY) {
			java = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
		}
		Object defaultValue = defaultValue(component, spec, type);
		boolean optional = defaultValue != null || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
		return new ParameterComponent(new Parameter(component.getName(), type, choices(java), !optional, !spec.tuning(),
				spec.path(), spec.unit(), defaultValue, !spec.defaultFrom().isEmpty() && type == JsonType.INTEGER,
				(spec.min() != Long.MIN_VALUE) ? spec.min() : null, (spec.max() != Long.MAX_VALUE) ? spec.max() : null,
				spec.value()), java);
	}

	private static List<String> choices(Class<?> java) {
		return java.isEnum() ? Arrays.stream(java.getEnumConstants()).map(ParameterComponent::word).toList()
				: List.of();
	}

	/** As it is written: {@code content-hash}. */
	private static String word(Object choice) {
		return Arguments.word((Enum<?>) choice);
	}

	private static @Nullable Object defaultValue(RecordComponent component, ParameterSpec spec, JsonType type) {
		if (!spec.defaultFrom().isEmpty()) {
			Method method = ReflectionUtils.findMethod(component.getDeclaringRecord(), spec.defaultFrom());
			if (method == null) {
				throw new IllegalStateException(component + " has no " + spec.defaultFrom() + "()");
			}
			ReflectionUtils.makeAccessible(method);
			return ReflectionUtils.invokeMethod(method, null);
		}
		return switch (type) {
			case ARRAY -> spec.defaultValue().equals("[]") ? List.of() : null;
			case BOOLEAN -> spec.defaultValue().isEmpty() ? null : (Object) Boolean.valueOf(spec.defaultValue());
			case INTEGER -> spec.defaultValue().isEmpty() ? null : (Object) Long.valueOf(spec.defaultValue());
			case STRING -> spec.defaultValue().isEmpty() ? null : spec.defaultValue();
		};
	}

	ParameterComponent without(String choice) {
		return new ParameterComponent(this.parameter.without(choice), this.java);
	}

	/** The value that JSON means. */
	@Nullable Object parse(@Nullable Object given) {
		Object value = (given != null) ? given : this.parameter.defaultValue();
		if (value == null) {
			if (this.parameter.required()) {
				throw refused("is needed");
			}
			return null;
		}
		return switch (this.parameter.type()) {
			case BOOLEAN -> bool(value);
			case INTEGER -> number(value);
			case STRING -> text(value);
			case ARRAY -> list(value);
		};
	}

	private InvalidParameterException refused(String problem) {
		return new InvalidParameterException(this.parameter.name(), problem);
	}

	private Object bool(Object value) {
		if (value instanceof Boolean) {
			return value;
		}
		throw refused("must be true or false, not " + quoted(value));
	}

	private Object number(Object value) {
		boolean whole = value instanceof Integer || value instanceof Long || value instanceof Short
				|| value instanceof Byte;
		if (!whole) {
			throw refused((value instanceof Number) ? "must be a whole number that fits, not " + quoted(value)
					: "must be a number, not " + quoted(value));
		}
		long number = ((Number) value).longValue();
		requireRange(number);
		return isInt() ? (Object) (int) number : (Object) number;
	}

	private boolean isInt() {
		return this.java == int.class || this.java == Integer.class;
	}

	private void requireRange(long number) {
		long min = least();
		long max = most();
		if (number >= min && number <= max) {
			return;
		}
		boolean open = this.parameter.max() == null && number < min;
		String range = open ? "at least " + min : ((min == Long.MIN_VALUE) ? "at most " + max : min + " to " + max);
		throw refused("must be " + range + ", not " + number);
	}

	private long least() {
		Long min = this.parameter.min();
		return (min != null) ? min : (isInt() ? Integer.MIN_VALUE : Long.MIN_VALUE);
	}

	private long most() {
		Long max = this.parameter.max();
		return (max != null) ? max : (isInt() ? Integer.MAX_VALUE : Long.MAX_VALUE);
	}

	private Object text(Object value) {
		if (value instanceof CharSequence || value instanceof Enum<?>) {
			return this.java.isEnum() ? choice(value)
					: (this.java == LocalDateTime.class) ? time(value.toString()) : value.toString();
		}
		throw refused("must be a text, not " + quoted(value));
	}

	private Object time(String value) {
		try {
			return LocalDateTime.parse(value);
		}
		catch (DateTimeParseException ex) {
			throw refused("must be a local time such as 2026-01-31T12:00, not " + quoted(value));
		}
	}

	/** In any case, and with either sign between its words. */
	private Object choice(Object value) {
		String wanted = value.toString().replace('_', '-');
		return Arrays.stream(this.java.getEnumConstants())
			.filter((constant) -> this.parameter.choices().contains(word(constant)))
			.filter((constant) -> word(constant).equalsIgnoreCase(wanted))
			.findFirst()
			.orElseThrow(() -> refused(
					"must be one of " + String.join(", ", this.parameter.choices()) + ", not " + quoted(value)));
	}

	private Object list(Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map(this::item).toList();
		}
		throw refused("must be a list, not " + quoted(value));
	}

	private Object item(@Nullable Object value) {
		if (value == null) {
			throw refused("must be a list of texts");
		}
		return text(value);
	}

	private static String quoted(Object value) {
		return (value instanceof Number || value instanceof Boolean) ? value.toString() : "'" + value + "'";
	}

	/** What JSON has for a value. */
	@Nullable Object toJson(@Nullable Object value) {
		if (value instanceof List<?> list) {
			return list.stream().map((item) -> (item instanceof Enum<?>) ? word(item) : item.toString()).toList();
		}
		if (value instanceof Enum<?>) {
			return word(value);
		}
		return (value instanceof LocalDateTime) ? value.toString() : value;
	}

	/** Keeps a value as Spring Batch does; a list in an object, as version 0.1 did. */
	void store(@Nullable Object value, JobParametersBuilder builder) {
		if (value == null) {
			return;
		}
		String name = this.parameter.name();
		boolean identifying = this.parameter.identifying();
		switch (this.parameter.type()) {
			case INTEGER -> builder.addLong(name, ((Number) value).longValue(), identifying);
			case BOOLEAN -> builder.addString(name, value.toString(), identifying);
			case ARRAY -> builder.addString(name, Json.write(Map.of("paths", items(value))), identifying);
			case STRING ->
				builder.addString(name, (value instanceof Enum<?> one) ? one.name() : value.toString(), identifying);
		}
	}

	private Object items(Object list) {
		return Objects.requireNonNull(toJson(list));
	}

	/** The value that Spring Batch keeps; the default if it keeps none. */
	@Nullable Object load(JobParameters parameters) {
		String name = this.parameter.name();
		return switch (this.parameter.type()) {
			case INTEGER -> parse(parameters.getLong(name));
			case BOOLEAN ->
				parse((parameters.getString(name) != null) ? Boolean.valueOf(parameters.getString(name)) : null);
			case STRING -> parse(parameters.getString(name));
			case ARRAY -> parse(storedList(parameters.getString(name)));
		};
	}

	/** An object with one list, whatever that is called. */
	private static @Nullable Object storedList(@Nullable String text) {
		return (text != null) ? Json.read(text).values().iterator().next() : null;
	}

}
