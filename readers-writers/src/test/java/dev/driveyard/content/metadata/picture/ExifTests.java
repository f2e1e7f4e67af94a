package dev.driveyard.content.metadata.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import dev.driveyard.content.metadata.MetadataDraft;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExifTests {

	@ParameterizedTest
	@ValueSource(strings = { "OLYMPUS DIGITAL CAMERA", "KONICA MINOLTA DIGITAL CAMERA", "SONY DIGITAL CAMERA  " })
	void whatACameraWritesOnEachPhotoIsNoTitle(String description) {
		assertThat(title(description)).isNull();
	}

	@Test
	void whatAPersonWroteIsTheTitle() {
		assertThat(title("My first DIGITAL CAMERA, 1998")).isEqualTo("My first DIGITAL CAMERA, 1998");
	}

	/** The title that is read from a block with nothing but a description. */
	private static @Nullable String title(String description) {
		byte[] text = (description + "\0").getBytes(StandardCharsets.US_ASCII);
		ByteBuffer tiff = ByteBuffer.allocate(26 + text.length).order(ByteOrder.LITTLE_ENDIAN);
		tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
		tiff.putShort((short) 1).putShort((short) 270).putShort((short) 2).putInt(text.length).putInt(26).putInt(0);
		tiff.put(text);
		MetadataDraft draft = new MetadataDraft();
		Exif.block(tiff.array(), draft);
		return draft.title;
	}

}
