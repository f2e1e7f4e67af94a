package dev.driveyard.content.metadata.child;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.content.metadata.MetadataOutcome;
import dev.driveyard.content.metadata.MetadataOutcome.Failed;
import dev.driveyard.content.metadata.MetadataOutcome.Found;
import dev.driveyard.content.metadata.MetadataOutcome.Nothing;
import dev.driveyard.content.metadata.MetadataOutcome.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How a child tells what it read. It is not trusted: what it says is read with bounds,
 * and checked again as {@link ContentMetadata}.
 */
public final class MetadataWire {

	private static final RecordComponent[] COMPONENTS = ContentMetadata.class.getRecordComponents();

	private static final Constructor<ContentMetadata> CONSTRUCTOR = constructor();

	private MetadataWire() {
	}

	private static Constructor<ContentMetadata> constructor() {
		try {
			return ContentMetadata.class
				.getDeclaredConstructor(Stream.of(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static void write(MetadataOutcome outcome, DataOutput out) throws IOException {
		if (outcome instanceof Found found) {
			out.writeByte(0);
			write(found.metadata(), out);
		}
		else if (outcome instanceof Failed failed) {
			out.writeByte(2);
			out.writeUTF(failed.reason().name());
			out.writeUTF(failed.message());
		}
		else {
			out.writeByte(1);
		}
	}

	public static MetadataOutcome read(DataInput in) throws IOException {
		try {
			return switch (in.readByte()) {
				case 0 -> new Found(metadata(in));
				case 1 -> new Nothing();
				case 2 -> new Failed(Reason.valueOf(in.readUTF()), message(in.readUTF()));
				default -> throw new IOException("an outcome that is not known");
			};
		}
		catch (RuntimeException ex) {
			throw new IOException("an answer that makes no sense: " + ex.getMessage(), ex);
		}
	}

	private static String message(String said) {
		String clean = ContentMetadata.text(said);
		return (clean != null) ? clean : "no reason is known";
	}

	private static void write(ContentMetadata metadata, DataOutput out) throws IOException {
		for (RecordComponent component : COMPONENTS) {
			Object value = value(component, metadata);
			out.writeBoolean(value != null);
			if (value == null) {
				continue;
			}
			switch (component.getType().getSimpleName()) {
				case "Integer" -> out.writeInt((Integer) value);
				case "Long" -> out.writeLong((Long) value);
				case "Double" -> out.writeDouble((Double) value);
				case "Instant" -> out.writeLong(((Instant) value).toEpochMilli());
				default -> out.writeUTF(value.toString());
			}
		}
	}

	private static @Nullable Object value(RecordComponent component, ContentMetadata metadata) {
		try {
			return component.getAccessor().invoke(metadata);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ContentMetadata metadata(DataInput in) throws IOException {
		@Nullable Object[] values = new Object[COMPONENTS.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = in.readBoolean() ? value(COMPONENTS[i].getType().getSimpleName(), in) : null;
		}
		try {
			return CONSTRUCTOR.newInstance(values);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object value(String type, DataInput in) throws IOException {
		return switch (type) {
			case "Integer" -> in.readInt();
			case "Long" -> in.readLong();
			case "Double" -> in.readDouble();
			case "Instant" -> Instant.ofEpochMilli(in.readLong());
			case "LocalDateTime" -> LocalDateTime.parse(in.readUTF());
			case "ZoneOffset" -> ZoneOffset.of(in.readUTF());
			default -> in.readUTF();
		};
	}

}
