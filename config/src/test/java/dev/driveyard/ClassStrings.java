package dev.driveyard;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import org.springframework.asm.ClassReader;

/**
 * The texts in a compiled class: its constants, what it joins, and what its annotations
 * say. Names of classes and members are among them.
 */
final class ClassStrings {

	private static final int UTF8 = 1;

	private ClassStrings() {
	}

	/** The texts of a class. */
	static List<String> of(JavaClass type) throws IOException {
		try (InputStream in = type.getSource().orElseThrow().getUri().toURL().openStream()) {
			return of(new ClassReader(in));
		}
	}

	/** The texts of a class that a reader has. */
	static List<String> of(ClassReader reader) {
		List<String> texts = new ArrayList<>();
		for (int item = 1; item < reader.getItemCount(); item++) {
			int offset = reader.getItem(item);
			if (offset > 0 && reader.readByte(offset - 1) == UTF8) {
				texts.add(text(reader, offset));
			}
		}
		return texts;
	}

	/** Modified UTF-8, of which only what ASCII has matters here. */
	private static String text(ClassReader reader, int offset) {
		int length = reader.readUnsignedShort(offset);
		StringBuilder text = new StringBuilder(length);
		for (int at = 0; at < length; at++) {
			text.append((char) (reader.readByte(offset + 2 + at) & 0xFF));
		}
		return text.toString();
	}

}
