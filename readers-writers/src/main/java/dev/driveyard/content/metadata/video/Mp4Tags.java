package dev.driveyard.content.metadata.video;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import dev.driveyard.content.metadata.bytes.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What an MP4 or QuickTime file says besides the film: iTunes' list, Apple's keys and the
 * older user data.
 */
final class Mp4Tags {

	private static final int LONGEST = 1 << 16;

	private static final int LONGEST_KEY = 200;

	private static final int MOST_VALUES = 200;

	private static final Pattern PLACE = Pattern
		.compile("([+-]\\d{1,3}(?:\\.\\d{1,12})?)([+-]\\d{1,3}(?:\\.\\d{1,12})?)([+-]\\d{1,6}(?:\\.\\d{1,12})?)?.*");

	private final Content content;

	private final MetadataDraft draft;

	private final Map<String, String> values = new HashMap<>();

	Mp4Tags(Content content, MetadataDraft draft) {
		this.content = content;
		this.draft = draft;
	}

	/** QuickTime's own has no version, the standard's has one. */
	void meta(Boxes.Box box) throws IOException {
		if (box.length() < 16) {
			return;
		}
		boolean old = Cursor.bigEndian(this.content, box.from() + 4).name().equals("hdlr");
		List<String> keys = new ArrayList<>();
		Boxes.walk(this.content, box.from() + (old ? 0 : 4), box.to(), (child) -> {
			if (child.is("keys")) {
				keys(child, keys);
			}
			else if (child.is("ilst")) {
				list(child, keys);
			}
		});
	}

	private void keys(Boxes.Box box, List<String> keys) throws IOException {
		Cursor at = Cursor.bigEndian(this.content, box.from() + 4);
		for (long count = Math.min(at.u32(), 1000); count > 0 && at.position + 8 <= box.to(); count--) {
			long size = at.u32();
			at.skip(4);
			String key = at.text(Math.max(0, size - 8), StandardCharsets.UTF_8);
			keys.add(key.substring(0, Math.min(key.length(), LONGEST_KEY)));
		}
	}

	private void list(Boxes.Box list, List<String> keys) throws IOException {
		Boxes.walk(this.content, list.from(), list.to(), (item) -> {
			byte[] name = item.name().getBytes(StandardCharsets.ISO_8859_1);
			int index = (name[0] == 0) ? ((name[2] & 0xFF) << 8) | (name[3] & 0xFF) : 0;
			String key = (index > 0 && index <= keys.size()) ? keys.get(index - 1) : item.name();
			Boxes.walk(this.content, item.from(), item.to(), (data) -> {
				if (data.is("data") && data.length() > 8 && data.length() < LONGEST
						&& this.values.size() < MOST_VALUES) {
					this.values.putIfAbsent(key, text(data.from() + 8, data.length() - 8));
				}
			});
		});
	}

	/** Texts right in the user data, each after its length and language. */
	void userData(Boxes.Box box) throws IOException {
		Boxes.walk(this.content, box.from(), box.to(), (item) -> {
			if (item.name().charAt(0) == '\u00a9' && item.length() > 4 && item.length() < LONGEST) {
				int length = Cursor.bigEndian(this.content, item.from()).u16();
				this.values.putIfAbsent(item.name(), text(item.from() + 4, Math.min(length, item.length() - 4)));
			}
			else if (item.is("loci") && item.length() > 20 && item.length() < LONGEST) {
				location(item);
			}
		});
	}

	/** A place as 3GPP has it: after a name, degrees in 1/65536. */
	private void location(Boxes.Box box) throws IOException {
		String name = text(box.from() + 6, box.length() - 6);
		int end = name.indexOf('\0');
		if (end >= 0) {
			Cursor at = Cursor.bigEndian(this.content,
					box.from() + 8 + name.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
			this.draft.longitude = (int) at.u32() / 65_536.0;
			this.draft.latitude = (int) at.u32() / 65_536.0;
		}
	}

	private String text(long from, long length) throws IOException {
		return new String(this.content.bytes(from, (int) length), StandardCharsets.UTF_8);
	}

	void finish() {
		this.draft.title = first("\u00a9nam", "com.apple.quicktime.title", "com.apple.quicktime.displayname");
		this.draft.author = first("\u00a9ART", "aART", "com.apple.quicktime.artist", "com.apple.quicktime.author",
				"\u00a9aut");
		this.draft.album = first("\u00a9alb", "com.apple.quicktime.album");
		this.draft.producer = first("\u00a9too", "com.apple.quicktime.software", "\u00a9swr");
		this.draft.cameraMake = first("com.apple.quicktime.make", "\u00a9mak", "com.android.manufacturer");
		this.draft.cameraModel = first("com.apple.quicktime.model", "\u00a9mod", "com.android.model");
		place(first("com.apple.quicktime.location.ISO6709", "\u00a9xyz"));
		taken(first("com.apple.quicktime.creationdate", "\u00a9day"));
	}

	private @Nullable String first(String... keys) {
		for (String key : keys) {
			if (this.values.containsKey(key)) {
				return this.values.get(key);
			}
		}
		return null;
	}

	private void place(@Nullable String text) {
		Matcher matcher = PLACE.matcher((text != null) ? text.strip() : "");
		if (matcher.matches()) {
			this.draft.latitude = Double.valueOf(matcher.group(1));
			this.draft.longitude = Double.valueOf(matcher.group(2));
			this.draft.altitude = (matcher.group(3) != null) ? Double.valueOf(matcher.group(3)) : null;
		}
	}

	/** Apple writes an offset without a colon. */
	private void taken(@Nullable String text) {
		if (text == null || this.draft.videoCodec == null) {
			return;
		}
		try {
			OffsetDateTime time = OffsetDateTime.parse(text.strip().replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"),
					DateTimeFormatter.ISO_OFFSET_DATE_TIME);
			this.draft.takenAt = time.toLocalDateTime();
			this.draft.takenOffset = time.getOffset();
		}
		catch (DateTimeException ex) {
			// a year or a text, as music has it
		}
	}

}
