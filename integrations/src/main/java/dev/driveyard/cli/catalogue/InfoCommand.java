package dev.driveyard.cli.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.CatalogueQueries.Totals;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.EntryUuid;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.Analyses.EntryType;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.contents.MetadataObject;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarObject;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.EntryPrinter;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.validate.FindingFormat;
import dev.driveyard.files.EncodedName;
import dev.driveyard.files.EncodedPaths;
import dev.driveyard.files.FileAttributes;
import dev.driveyard.files.FileKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code driveyard info}.
 */
@Command(name = "info",
		description = { "Show all that the catalogue knows of an entry.",
				"For a file also what it is and says of itself, what it holds, and which other entries hold the same;"
						+ " when it was last proved to hold that, and what validations found wrong with it." })
public final class InfoCommand extends PlaceCommand {

	private static final int FIRST = 10;

	private static final int PAGE = 1000;

	@Option(names = "--all", description = "Show all that hold the same, not only the first " + FIRST + ".")
	boolean all;

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		UUID library = session.library().id();
		Contents contents = session.get(Contents.class);
		Long id = item.entry().content();
		ContentIdentity content = (id != null) ? contents.find(id).orElse(null) : null;
		Analyses analyses = session.get(Analyses.class);
		EntryType type = analyses.typeOf(item.entry().id()).orElse(null);
		Verification verification = Verification.of(session, item.entry(), content);
		long others = (content != null) ? contents.countSharing(content.id()) - 1 : 0;
		if (this.json) {
			Map<String, Object> map = toMap(item, absolute, library, content, others);
			addType(map, analyses, type, content);
			addSidecars(map, session, content);
			verification.addTo(map);
			output().json(map);
		}
		else {
			print(item, absolute, library);
			printType(item.entry(), absolute, analyses, type, content);
			printContent(item.entry(), absolute, content, others);
			List<Sidecar> sidecars = sidecars(session, content);
			if (!sidecars.isEmpty()) {
				field("pictures",
						sidecars.stream()
							.map((one) -> one.name().variant() + " " + one.width() + "x" + one.height())
							.collect(Collectors.joining(", ")));
			}
			if (verification.provable()) {
				field("verified", verification.text(others));
			}
			verification.open().forEach((finding) -> FindingFormat.line(output(), finding));
		}
		if (content != null) {
			showOthers(session, content, item.entry().id(), others);
		}
		return ExitCodes.DONE;
	}

	private static Map<String, Object> toMap(Item item, String path, UUID library, @Nullable ContentIdentity content,
			long others) {
		Map<String, Object> map = EntryPrinter.toMap(item, path, library);
		map.put("type", "info");
		if (content != null) {
			Map<String, Object> identity = object();
			identity.put("uuid", content.uuid().toString());
			identity.put("size", content.size());
			identity.put("blake3", content.blake3());
			identity.put("cas_id", content.casId());
			identity.put("proven", content.isProven());
			map.put("content", identity);
			map.put("others", others);
		}
		return map;
	}

	private void print(Item item, String path, UUID library) {
		Entry entry = item.entry();
		FileAttributes stat = entry.stat();
		output().pathLine("", path, false);
		field("kind", stat.kind().name().toLowerCase(Locale.ROOT));
		if (stat.target() != null) {
			output().pathLine(label("target"), stat.target(), false);
		}
		Totals totals = item.totals();
		if (totals != null) {
			field("holds", Format.count(totals.files(), "file") + ", " + Format.count(totals.directories(), "folder")
					+ ", " + exact(totals.bytes()));
		}
		else {
			field("size", exact(stat.size()));
		}
		field("modified", Format.isoTime(stat.modified()));
		field("changed", Format.isoTime(stat.changed()));
		field("mode", String.format("%04o", stat.mode() & 07777));
		field("owner", stat.owner() + ", group " + stat.group());
		field("links", String.valueOf(stat.links()));
		field("inode", String.valueOf(stat.inode()));
		field("uuid", EntryUuid.of(library, entry.id()) + " (entry " + entry.id() + ")");
	}

	private static void addType(Map<String, Object> map, Analyses analyses, @Nullable EntryType type,
			@Nullable ContentIdentity content) {
		if (type != null) {
			map.put("media_type", type.type());
			map.put("content_kind", word(type.kind()));
			if (type.claimed() != null) {
				map.put("claimed_media_type", type.claimed());
			}
		}
		if (content != null) {
			analyses.stateOf(content.id()).ifPresent((state) -> map.put("metadata_state", word(state)));
			analyses.metadataOf(content.id()).ifPresent((metadata) -> map.put("metadata", MetadataObject.of(metadata)));
		}
	}

	private static void addSidecars(Map<String, Object> map, Session session, @Nullable ContentIdentity content) {
		List<Sidecar> sidecars = sidecars(session, content);
		if (!sidecars.isEmpty()) {
			map.put("sidecars", sidecars.stream().map(SidecarObject::of).toList());
		}
	}

	private static List<Sidecar> sidecars(Session session, @Nullable ContentIdentity content) {
		return (content != null) ? session.get(Sidecars.class).of(content.uuid()) : List.of();
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	private void printType(Entry entry, String path, Analyses analyses, @Nullable EntryType type,
			@Nullable ContentIdentity content) {
		if (type != null) {
			String claimed = (type.claimed() != null) ? "; its name promises " + type.claimed() : "";
			field("type", type.type() + " (" + word(type.kind()) + ")" + claimed);
		}
		else if (content != null) {
			field("type", "not known. Find it out: driveyard index --mode deep " + folderOf(path));
		}
		if (type != null && content != null && entry.stat().kind() == FileKind.FILE) {
			analyses.metadataOf(content.id())
				.ifPresent((metadata) -> MetadataText.fields(metadata).forEach(this::field));
			analyses.stateOf(content.id())
				.map(MetadataText::failure)
				.ifPresent((failure) -> field("metadata", failure));
		}
	}

	private void printContent(Entry entry, String path, @Nullable ContentIdentity content, long others) {
		if (content == null) {
			if (entry.stat().kind() == FileKind.FILE) {
				field("content", (entry.stat().size() == 0) ? "empty"
						: "not known. Find it out: driveyard index --mode content " + folderOf(path));
			}
			return;
		}
		field("content", content.uuid().toString());
		field("blake3", (content.blake3() != null) ? content.blake3() : "sampled only");
		field("cas_id", (content.casId() != null) ? content.casId() : "not taken");
		String what = content.isProven() ? "same content" : "same sample; not proven equal";
		field("others", (others == 0) ? "none" : Format.number(others) + " (" + what + ")");
	}

	/**
	 * A location is made of folders: that of the file is the least that can be indexed.
	 */
	private static String folderOf(String path) {
		return EncodedName.display(EncodedPaths.parent(path));
	}

	private void showOthers(Session session, ContentIdentity content, long self, long others) {
		long most = this.all ? Long.MAX_VALUE : FIRST;
		EntryPrinter printer = new EntryPrinter(output(), true);
		UUID library = session.library().id();
		AddressText addresses = new AddressText(session);
		long shown = forEachOther(session.get(Contents.class), content.id(), self, most, (other) -> {
			if (this.json) {
				printer.print(other.item(), addresses.of(other.address()), library, false, false);
			}
			else {
				output().pathLine("  ", addresses.of(other.address()), false);
			}
		});
		if (shown < others && !this.json && !this.all) {
			output().line("  and " + Format.number(others - shown) + " more; --all shows them");
		}
	}

	private static long forEachOther(Contents contents, long content, long self, long most,
			Consumer<FoundItem> action) {
		long shown = 0;
		long after = -1;
		int size = (int) Math.min(PAGE, most);
		List<FoundItem> page;
		do {
			page = contents.sharing(content, after, size);
			for (FoundItem found : page) {
				after = found.item().entry().id();
				if (after != self && shown < most) {
					action.accept(found);
					shown++;
				}
			}
		}
		while (shown < most && page.size() == size);
		return shown;
	}

	private static String exact(long bytes) {
		return (bytes < 1024) ? Format.bytes(bytes) : Format.bytes(bytes) + " (" + Format.number(bytes) + " bytes)";
	}

	private void field(String label, String value) {
		output().line(label(label) + value);
	}

	private static String label(String label) {
		return String.format("  %-9s ", label);
	}

}
