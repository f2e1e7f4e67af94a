package dev.driveyard.picture.decode;

import java.io.EOFException;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.driveyard.catalogue.contents.ContentMetadata;
import dev.driveyard.catalogue.sidecars.UnrenderedReason;
import dev.driveyard.content.metadata.EncryptedException;
import dev.driveyard.content.metadata.bytes.TooLargeException;
import dev.driveyard.files.Reasons;
import dev.driveyard.picture.RenderOutcome.Failed;
import dev.driveyard.picture.UnrenderableException;
import org.jspecify.annotations.Nullable;

/**
 * What a decoder's exceptions mean.
 */
public final class DecodeFailures {

	private static final Pattern CUT = Pattern.compile(
			"premature end|unexpected end|end of (file|stream|input|data)|truncated|cut off|not ?enough ?data|eof");

	private static final Pattern MEMORY = Pattern.compile("insufficient memory|out of memory|memory limit");

	private static final Pattern UNKNOWN = Pattern
		.compile("unsupported|not supported|not implemented|unknown compression");

	private DecodeFailures() {
	}

	public static Failed of(Exception ex) {
		if (ex instanceof UnrenderableException known) {
			return new Failed(known.reason(), String.valueOf(ContentMetadata.text(known.getMessage())));
		}
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof EncryptedException) {
				return new Failed(UnrenderedReason.ENCRYPTED, "it wants a password");
			}
			UnrenderedReason reason = reason(cause);
			if (reason != null) {
				return new Failed(reason, said(cause instanceof Exception said ? said : ex));
			}
		}
		return new Failed(UnrenderedReason.MALFORMED, said(ex));
	}

	private static @Nullable UnrenderedReason reason(Throwable cause) {
		if (cause instanceof EOFException) {
			return UnrenderedReason.TRUNCATED;
		}
		if (cause instanceof TooLargeException) {
			return UnrenderedReason.TOO_LARGE;
		}
		return reason((cause.getMessage() != null) ? cause.getMessage() : "");
	}

	/** What a warning or a message means; null if it is nothing known. */
	static @Nullable UnrenderedReason reason(String message) {
		String text = message.toLowerCase(Locale.ROOT);
		if (CUT.matcher(text).find()) {
			return UnrenderedReason.TRUNCATED;
		}
		if (MEMORY.matcher(text).find()) {
			return UnrenderedReason.TOO_LARGE;
		}
		return UNKNOWN.matcher(text).find() ? UnrenderedReason.UNSUPPORTED : null;
	}

	private static String said(Exception ex) {
		String said = ContentMetadata.text(Reasons.of(ex));
		return (said != null) ? said : "it makes no sense";
	}

}
