package dev.driveyard.provider.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Objects;

import dev.driveyard.files.EncodedName;
import org.jspecify.annotations.Nullable;

/**
 * Names as the server has them, and as we encode them. Without a charset they are bytes
 * in both, and every name survives. With one they are texts: a name that is none in that
 * charset, or whose text would be written with other bytes, is refused, so no two names
 * are ever taken for one.
 */
final class WireNames {

	/** Why a name is refused. */
	static final String UNHELD = "its name is none in the charset that the server is said to have";

	private final @Nullable Charset charset;

	WireNames(@Nullable Charset charset) {
		this.charset = charset;
	}

	/**
	 * The encoded form of a name or path.
	 * @throws CharacterCodingException if the charset does not hold it
	 */
	String decode(byte[] wire) throws CharacterCodingException {
		if (this.charset == null) {
			return EncodedName.decode(wire);
		}
		String text = this.charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT)
			.decode(ByteBuffer.wrap(wire))
			.toString();
		if (!Arrays.equals(strictly(this.charset, text), wire)) {
			throw new CharacterCodingException();
		}
		return EncodedName.decode(text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * The server's form of a path.
	 * @throws FileSystemException if there can be nothing of this name on the server
	 */
	byte[] encode(String path) throws IOException {
		if (this.charset == null) {
			return EncodedName.encode(path);
		}
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length() + 8);
		int start = 0;
		for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
			bytes.writeBytes(encodeName(path.substring(start, slash)));
			bytes.write('/');
			start = slash + 1;
		}
		bytes.writeBytes(encodeName(path.substring(start)));
		return bytes.toByteArray();
	}

	private byte[] encodeName(String name) throws IOException {
		try {
			ByteBuffer utf8 = ByteBuffer.wrap(EncodedName.encode(name));
			return strictly(Objects.requireNonNull(this.charset),
					StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
		}
		catch (CharacterCodingException ex) {
			throw new FileSystemException(EncodedName.display(name), null, UNHELD);
		}
	}

	private static byte[] strictly(Charset charset, String text) throws CharacterCodingException {
		ByteBuffer bytes = charset.newEncoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT)
			.encode(CharBuffer.wrap(text));
		return Arrays.copyOfRange(bytes.array(), bytes.arrayOffset() + bytes.position(),
				bytes.arrayOffset() + bytes.limit());
	}

}
