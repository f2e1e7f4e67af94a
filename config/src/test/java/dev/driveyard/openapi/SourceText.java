package dev.driveyard.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the source of a class says beside what reflection tells.
 */
final class SourceText {

	private static final List<String> MODULES = List.of("integrations", "jobs", "job-repository");

	private static final Pattern TAG = Pattern
		.compile("@(param|return|throws)\\s+(\\S+)\\s*([^@]*(?:@(?!param|return" + "|throws)[^@]*)*)");

	private static final Pattern INLINE = Pattern.compile("\\{@(?:code|link)\\s+([^}]*)}");

	private final String text;

	private SourceText(String text) {
		this.text = text;
	}

	/** The source of a class, in one of the modules in a folder. */
	static SourceText of(Path modules, Class<?> type) {
		Class<?> top = type;
		while (top.getEnclosingClass() != null) {
			top = top.getEnclosingClass();
		}
		String file = "src/main/java/" + top.getName().replace('.', '/') + ".java";
		try {
			return new SourceText(Files.readString(MODULES.stream()
				.map((module) -> modules.resolve(module).resolve(file))
				.filter(Files::exists)
				.findFirst()
				.orElseThrow()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is said of a method. */
	Words ofMethod(Method method) {
		return words(declaration(method).matcher(this.text));
	}

	/** Of several with the same name, that with its first parameter. */
	private static Pattern declaration(Method method) {
		String first = (method.getParameterCount() > 0) && isOverloaded(method)
				? "\\s*(?:@\\w+(?:\\([^)]*\\))? )*" + method.getParameterTypes()[0].getSimpleName() + "\\b" : "";
		return Pattern.compile("\\n\\t(?![\\t@])[^\\n=;(/*]*\\b" + method.getName() + "\\(" + first);
	}

	static boolean isOverloaded(Method method) {
		return Stream.of(method.getDeclaringClass().getDeclaredMethods())
			.filter((other) -> other.getName().equals(method.getName()))
			.count() > 1;
	}

	/** What is said of a class or record. */
	Words ofType(String name) {
		return words(Pattern.compile("\\n\\t?[\\w ]*\\b(?:class|record|enum) " + name + "\\b").matcher(this.text));
	}

	/** A method from its name to its end. */
	String body(Method method) {
		Matcher found = declaration(method).matcher(this.text);
		return found.find() ? this.text.substring(found.end(), this.text.indexOf("\n\t}\n", found.end())) : "";
	}

	/** Whether a text is in it. */
	boolean contains(String part) {
		return this.text.contains(part);
	}

	private Words words(Matcher declaration) {
		if (!declaration.find()) {
			throw new IllegalStateException("There is no " + declaration.pattern());
		}
		String before = this.text.substring(0, declaration.start());
		int end = before.lastIndexOf("*/");
		int start = before.lastIndexOf("/**");
		boolean own = start >= 0 && end > start && before.substring(end + 2).lines().allMatch(SourceText::isAnnotation);
		return own ? words(before.substring(start + 3, end)) : new Words("", Map.of());
	}

	private static boolean isAnnotation(String line) {
		String code = line.strip();
		return code.isEmpty() || code.startsWith("@") || line.startsWith("\t\t");
	}

	private static Words words(String comment) {
		String plain = plain(comment.lines().map((line) -> line.strip().replaceFirst("^\\*", "")).toList());
		Map<String, String> parameters = new TreeMap<>();
		Matcher tags = TAG.matcher(plain);
		int first = plain.length();
		while (tags.find()) {
			first = Math.min(first, tags.start());
			if (tags.group(1).equals("param")) {
				parameters.put(tags.group(2), sentence(tags.group(3)));
			}
		}
		return new Words(plain.substring(0, first).strip(), parameters);
	}

	private static String plain(Iterable<String> lines) {
		String joined = String.join(" ", lines).replaceAll("\\s+", " ").strip().replace("<p>", "");
		return INLINE.matcher(joined).replaceAll((inline) -> Matcher.quoteReplacement(inline.group(1)));
	}

	private static String sentence(String text) {
		String stripped = text.strip();
		return stripped.isEmpty() ? "" : Character.toUpperCase(stripped.charAt(0)) + stripped.substring(1);
	}

	/**
	 * What is said of something.
	 *
	 * @param parameters what is said of its parameters or components
	 */
	record Words(String text, Map<String, String> parameters) {

		/** The first sentence. */
		String summary() {
			int end = this.text.indexOf(". ");
			String first = (end < 0) ? this.text : this.text.substring(0, end);
			return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
		}

	}

}
