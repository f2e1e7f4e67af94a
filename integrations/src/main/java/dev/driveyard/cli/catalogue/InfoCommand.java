package dev.driveyard.cli.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import dev.driveyard.catalogue.CatalogueQueries;
import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.CatalogueQueries.Item;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.Analyses;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.catalogue.contents.MetadataObject;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.catalogue.sidecars.Sidecar;
import dev.driveyard.catalogue.sidecars.SidecarObject;
import dev.driveyard.catalogue.sidecars.Sidecars;
import dev.driveyard.cli.command.AddressText;
import dev.driveyard.cli.command.CommandPaths;
import dev.driveyard.cli.command.EntryPrinter;
import dev.driveyard.cli.command.PlaceCommand;
import dev.driveyard.cli.command.RemoteCommand;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteEntries;
import dev.driveyard.cli.remote.RemoteFindings;
import dev.driveyard.cli.remote.RemoteServer;
import dev.driveyard.cli.terminal.ExitCodes;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.validate.FindingFormat;
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
public final class InfoCommand extends PlaceCommand implements RemoteCommand {

	private static final int FIRST = 10;

	private static final int PAGE = 1000;

	@Option(names = "--all", description = "Show all that hold the same, not only the first " + FIRST + ".")
	boolean all;

	@Override
	protected int run(Session session, CatalogueQueries queries, Item item, String absolute) {
		Contents contents = session.get(Contents.class);
		Long id = item.entry().content();
		ContentIdentity content = (id != null) ? contents.find(id).orElse(null) : null;
		Verification verification = Verification.of(session, item.entry(), content);
		long others = (content != null) ? contents.countSharing(content.id()) - 1 : 0;
		Map<String, Object> info = toMap(item, absolute, session.library().id(), content, others);
		addType(info, session.get(Analyses.class), item.entry(), content);
		addSidecars(info, session, content);
		verification.addTo(info);
		show(info, verification.open());
		if (content != null) {
			showOthers(session, content, item.entry().id(), others);
		}
		return ExitCodes.DONE;
	}

	@Override
	public int callRemote(RemoteServer server) {
		RemoteEntries entries = new RemoteEntries(server, output(), this.json);
		Map<String, Object> info = entries.at(CommandPaths.encode(typed(this.path)));
		List<StoredFinding> open = RemoteFindings.in(info);
		info.put("findings", open.stream().map(FindingFormat::toMap).toList());
		show(info, open);
		if (info.get("content") instanceof Map<?, ?> content) {
			long others = RemoteServer.number(info.get("others"));
			EntryPrinter printer = new EntryPrinter(output(), true);
			long shown = entries.forEachOther(RemoteServer.text(content.get("uuid")),
					RemoteServer.number(info.get("id")), most(), (other) -> {
						if (this.json) {
							printer.print(other, "", false, false);
						}
						else {
							output().pathLine("  ", RemoteEntries.path(other), false);
						}
					});
			tellMore(others - shown);
		}
		return ExitCodes.DONE;
	}

	private void show(Map<String, Object> info, List<StoredFinding> open) {
		if (this.json) {
			output().json(info);
			return;
		}
		new InfoPrinter(output()).print(info, open.isEmpty());
		open.forEach((finding) -> FindingFormat.line(output(), finding));
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

	private static void addType(Map<String, Object> map, Analyses analyses, Entry entry,
			@Nullable ContentIdentity content) {
		analyses.typeOf(entry.id()).ifPresent((type) -> {
			map.put("media_type", type.type());
			map.put("content_kind", word(type.kind()));
			if (type.claimed() != null) {
				map.put("claimed_media_type", type.claimed());
			}
		});
		if (content != null) {
			analyses.stateOf(content.id()).ifPresent((state) -> map.put("metadata_state", word(state)));
			analyses.metadataOf(content.id()).ifPresent((metadata) -> map.put("metadata", MetadataObject.of(metadata)));
		}
	}

	private static void addSidecars(Map<String, Object> map, Session session, @Nullable ContentIdentity content) {
		List<Sidecar> sidecars = (content != null) ? session.get(Sidecars.class).of(content.uuid()) : List.of();
		if (!sidecars.isEmpty()) {
			map.put("sidecars", sidecars.stream().map(SidecarObject::of).toList());
		}
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	private long most() {
		return this.all ? Long.MAX_VALUE : FIRST;
	}

	private void showOthers(Session session, ContentIdentity content, long self, long others) {
		EntryPrinter printer = new EntryPrinter(output(), true);
		UUID library = session.library().id();
		AddressText addresses = new AddressText(session);
		long shown = forEachOther(session.get(Contents.class), content.id(), self, most(), (other) -> {
			if (this.json) {
				printer.print(other.item(), addresses.of(other.address()), library, false, false);
			}
			else {
				output().pathLine("  ", addresses.of(other.address()), false);
			}
		});
		tellMore(others - shown);
	}

	private void tellMore(long more) {
		if (more > 0 && !this.json && !this.all) {
			output().line("  and " + Format.number(more) + " more; --all shows them");
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

}
