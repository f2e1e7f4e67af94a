package dev.driveyard.jobs.operate;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.driveyard.jobs.operate.Parameter.JsonType;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.util.ReflectionUtils;

/**
 * The parameters of a job, as the components of its record declare them by
 * {@link ParameterSpec}. All that is known of them anywhere follows from here: how they
 * are read from JSON and kept by Spring Batch, their schema and their table.
 *
 * @param <R> the record
 */
public final class ParameterModel<R extends Record> {

	private final Class<R> type;

	private final List<ParameterComponent> components;

	/** What is no parameter of this job: another job that shares the record has it. */
	private final Map<String, Object> fixed;

	private ParameterModel(Class<R> type, List<ParameterComponent> components, Map<String, Object> fixed) {
		this.type = type;
		this.components = components;
		this.fixed = fixed;
	}

	/**
	 * The parameters that a record declares.
	 */
	public static <R extends Record> ParameterModel<R> of(Class<R> type) {
		List<ParameterComponent> components = Arrays.stream(type.getRecordComponents())
			.filter((component) -> component.isAnnotationPresent(ParameterSpec.class))
			.map(ParameterComponent::of)
			.toList();
		return new ParameterModel<>(type, components, Map.of());
	}

	/** The same for a job for which a component always has one value. */
	public ParameterModel<R> fixed(String name, Object value) {
		Map<String, Object> more = new LinkedHashMap<>(this.fixed);
		more.put(name, value);
		return new ParameterModel<>(this.type, others(name), more);
	}

	/** The same for a job that does not have a parameter which may be left out. */
	public ParameterModel<R> without(String name) {
		return new ParameterModel<>(this.type, others(name), this.fixed);
	}

	/** The same for a job that does not have one choice of a parameter. */
	public ParameterModel<R> without(String name, String choice) {
		return new ParameterModel<>(this.type,
				this.components.stream()
					.map((one) -> one.parameter().name().equals(name) ? one.without(choice) : one)
					.toList(),
				this.fixed);
	}

	private List<ParameterComponent> others(String name) {
		return this.components.stream().filter((one) -> !one.parameter().name().equals(name)).toList();
	}

	/** What can be asked for, in order. */
	public List<Parameter> parameters() {
		return this.components.stream().map(ParameterComponent::parameter).toList();
	}

	/** One of them; null if there is none of this name. */
	public @Nullable Parameter find(String name) {
		return parameters().stream().filter((one) -> one.name().equals(name)).findFirst().orElse(null);
	}

	/**
	 * Understands parameters as JSON has them. Null stands for one that is not given.
	 * @throws InvalidParameterException if one is unknown, missing or wrong
	 * @throws IllegalArgumentException if they don't go together
	 */
	public R parse(Map<String, ?> given) {
		given.keySet().forEach(this::requireKnown);
		Map<String, @Nullable Object> values = new LinkedHashMap<>(this.fixed);
		for (ParameterComponent component : this.components) {
			values.put(component.parameter().name(), component.parse(given.get(component.parameter().name())));
		}
		return make(values);
	}

	private void requireKnown(String name) {
		if (find(name) == null) {
			String known = parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
			throw new InvalidParameterException(name, "is not known; there is: " + known);
		}
	}

	/**
	 * As Spring Batch keeps them. Not in it is what tells a repetition from the run
	 * before.
	 */
	public JobParameters toJobParameters(R record) {
		JobParametersBuilder builder = new JobParametersBuilder();
		Map<String, @Nullable Object> values = values(record);
		this.components.forEach((component) -> component.store(values.get(component.parameter().name()), builder));
		return builder.toJobParameters();
	}

	/**
	 * The inverse of {@link #toJobParameters}. What an earlier version did not know yet
	 * has its default.
	 */
	public R of(JobParameters parameters) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>(this.fixed);
		for (ParameterComponent component : this.components) {
			values.put(component.parameter().name(), component.load(parameters));
		}
		return make(values);
	}

	/**
	 * As JSON has them, without what is not given.
	 */
	public Map<String, Object> toMap(R record) {
		Map<String, Object> map = new LinkedHashMap<>();
		Map<String, @Nullable Object> values = values(record);
		for (ParameterComponent component : this.components) {
			Object value = component.toJson(values.get(component.parameter().name()));
			if (value != null) {
				map.put(component.parameter().name(), value);
			}
		}
		return map;
	}

	/**
	 * What makes two requests the same work: the identifying ones.
	 */
	public Map<String, Object> identity(R record) {
		Map<String, Object> map = toMap(record);
		parameters().stream().filter((one) -> !one.identifying()).forEach((one) -> map.remove(one.name()));
		return map;
	}

	/**
	 * A JSON Schema (draft 2020-12) of an object that {@link #parse} takes.
	 */
	public Map<String, Object> schema() {
		Map<String, Object> properties = new LinkedHashMap<>();
		parameters().forEach((one) -> properties.put(one.name(), ParameterSchema.of(one)));
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		schema.put("type", "object");
		schema.put("properties", properties);
		schema.put("required", parameters().stream().filter(Parameter::required).map(Parameter::name).toList());
		schema.put("additionalProperties", false);
		return schema;
	}

	private Map<String, @Nullable Object> values(R record) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (RecordComponent component : this.type.getRecordComponents()) {
			ReflectionUtils.makeAccessible(component.getAccessor());
			values.put(component.getName(), ReflectionUtils.invokeMethod(component.getAccessor(), record));
		}
		return values;
	}

	private R make(Map<String, @Nullable Object> values) {
		RecordComponent[] all = this.type.getRecordComponents();
		List<@Nullable Object> arguments = new ArrayList<>();
		Arrays.stream(all).forEach((component) -> arguments.add(values.get(component.getName())));
		try {
			Constructor<R> constructor = this.type
				.getDeclaredConstructor(Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
			ReflectionUtils.makeAccessible(constructor);
			return constructor.newInstance(arguments.toArray());
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof RuntimeException refused) {
				throw refused;
			}
			throw new IllegalStateException(ex);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(this.type + " can't be made", ex);
		}
	}

	/** Whether JSON has texts, numbers or lists of it. */
	static JsonType typeOf(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return JsonType.BOOLEAN;
		}
		if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
			return JsonType.INTEGER;
		}
		return (type == List.class) ? JsonType.ARRAY : JsonType.STRING;
	}

}
