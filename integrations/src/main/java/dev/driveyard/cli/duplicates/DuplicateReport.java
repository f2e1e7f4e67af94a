package dev.driveyard.cli.duplicates;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.driveyard.catalogue.duplicates.BetterBy;
import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Totals;
import dev.driveyard.catalogue.duplicates.FoundGroups;
import dev.driveyard.cli.command.BaseCommand;
import dev.driveyard.cli.command.OperationPrinter;
import dev.driveyard.cli.report.CsvReport;
import dev.driveyard.cli.report.HtmlReport;
import dev.driveyard.cli.terminal.Format;
import dev.driveyard.cli.terminal.Output;
import dev.driveyard.files.EncodedName;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a run found to be there more than once, the largest waste first. Groups and their
 * members are read a page at a time.
 */
final class DuplicateReport {

	private static final int PAGE = 500;

	/** So many members of a page of groups are read at once. */
	private static final int MOST_MEMBERS = 20_000;

	private final FoundGroups groups;

	private final Run run;

	private final Kind kind;

	private final int limit;

	/** Those of the groups of this page, if they are few. */
	private Map<Long, List<Member>> members = Map.of();

	/**
	 * A report.
	 * @param limit at most so many groups
	 */
	DuplicateReport(FoundGroups groups, Run run, boolean folders, int limit) {
		this.groups = groups;
		this.run = run;
		this.kind = folders ? Kind.FOLDERS : this.groups.kindOfFiles(run.instance());
		this.limit = limit;
	}

	private void forEach(Kind which, Consumer<DuplicateGroup> action) {
		DuplicateGroup last = null;
		List<DuplicateGroup> page;
		int left = this.limit;
		do {
			page = this.groups.page(this.run.instance(), which, last, Math.min(PAGE, left));
			this.members = membersOf(page);
			for (DuplicateGroup group : page) {
				action.accept(group);
				last = group;
			}
			left -= page.size();
		}
		while (!page.isEmpty() && left > 0);
	}

	private Map<Long, List<Member>> membersOf(List<DuplicateGroup> page) {
		if (page.stream().mapToLong(DuplicateGroup::names).sum() > MOST_MEMBERS) {
			return Map.of();
		}
		return this.groups.members(page).stream().collect(Collectors.groupingBy(Member::group));
	}

	private void forEachMember(DuplicateGroup group, Consumer<Member> action) {
		List<Member> known = this.members.get(group.id());
		if (known != null) {
			known.forEach(action);
			return;
		}
		long after = 0;
		List<Member> page;
		do {
			page = this.groups.members(group.id(), after, PAGE);
			for (Member member : page) {
				action.accept(member);
				after = member.entry();
			}
		}
		while (page.size() == PAGE);
	}

	/** For people. */
	void table(Output output) {
		Totals totals = this.groups.totals(this.run.instance(), this.kind);
		forEach(this.kind, (group) -> {
			output.line(Output.coloured(String.format("%10s", Format.bytes(group.wasted())), "33"),
					Output.plain("  " + describe(group)));
			forEachMember(group, (member) -> output.pathLine(lead(member), member.path(), false));
		});
		if (totals.groups() > this.limit) {
			output.line("            ... and " + Format.count(totals.groups() - this.limit, "more group")
					+ ": --limit 0 shows all");
		}
		output.line(sum(totals));
	}

	/** Of pictures: which is the best, and why it is better than each other one. */
	private static String lead(Member member) {
		Look look = member.look();
		return (look == null) ? "            " : "            " + SimilarWords.of(look) + "  ";
	}

	private String sum(Totals totals) {
		if (this.kind == Kind.PICTURES) {
			return Format.count(totals.groups(), "group") + " of pictures that look alike, "
					+ Format.count(totals.copies(), "file") + " besides the best, " + Format.bytes(totals.wasted());
		}
		String what = (this.kind == Kind.FOLDERS) ? "folder" : "file";
		return Format.count(totals.groups(), "group") + " of equal " + what + "s, "
				+ Format.count(totals.copies(), what) + " too many, " + Format.bytes(totals.wasted()) + " wasted";
	}

	private String describe(DuplicateGroup group) {
		if (group.kind() == Kind.PICTURES) {
			return Format.number(group.names()) + " files with pictures that look alike, the best "
					+ Format.bytes(group.size());
		}
		boolean shared = this.members.getOrDefault(group.id(), List.of())
			.stream()
			.anyMatch((member) -> member.shared() != null);
		String names = (group.names() > group.copies())
				? " (" + Format.number(group.names()) + (shared ? " names and reflinks)" : " names)") : "";
		return Format.number(group.copies()) + " × " + Format.bytes(group.size()) + names;
	}

	/** The documented objects. */
	void json(Output output) {
		forEach(this.kind, (group) -> {
			Map<String, Object> map = BaseCommand.object();
			map.put("type", "duplicates");
			map.put("run", this.run.id());
			map.put("group", group.id());
			map.put("kind", OperationPrinter.word(group.kind()));
			map.put("size", group.size());
			map.put("copies", group.copies());
			map.put("wasted", group.wasted());
			List<Map<String, Object>> members = new ArrayList<>();
			forEachMember(group, (member) -> members.add(member(member)));
			map.put("members", members);
			output.json(map);
		});
	}

	private static Map<String, Object> member(Member member) {
		Map<String, Object> map = BaseCommand.object();
		BaseCommand.putName(map, "path", member.path());
		map.put("modified", Format.isoTime(member.modified()));
		map.put("volume", member.volume());
		map.put("inode", member.inode());
		if (member.shared() != null) {
			map.put("shares", member.shared());
		}
		Look look = member.look();
		if (look != null) {
			map.put("width", look.width());
			map.put("height", look.height());
			map.put("best", look.isBest());
			map.put("distance", look.distance());
			map.put("likeness", look.likeness() / 1000.0);
			BetterBy better = look.betterBy();
			map.put("better_by", (better != null) ? OperationPrinter.word(better) : null);
		}
		return map;
	}

	/** As the program of this name prints them. */
	void fdupes(Output output) {
		forEach(this.kind, (group) -> {
			forEachMember(group, (member) -> output.pathLine("", member.path(), false));
			output.line("");
		});
	}

	/** A line for each member. */
	void csv(OutputStream out) {
		try (CsvReport report = new CsvReport(out,
				List.of("group", "kind", "size", "copies", "wasted", "modified", "path", "path_base64"))) {
			forEach(this.kind,
					(group) -> forEachMember(group,
							(member) -> report.row(group.id(), OperationPrinter.word(group.kind()), group.size(),
									group.copies(), group.wasted(), Format.isoTime(member.modified()),
									EncodedName.display(member.path()), base64(member.path()))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable String base64(String path) {
		return EncodedName.isText(path) ? null : Base64.getEncoder().encodeToString(EncodedName.encode(path));
	}

	/** A page with folders and files. */
	void html(OutputStream out) {
		Kind own = this.groups.kindOfFiles(this.run.instance());
		Totals files = this.groups.totals(this.run.instance(), own);
		Totals folders = this.groups.totals(this.run.instance(), Kind.FOLDERS);
		LocalDateTime ended = this.run.ended();
		String when = (ended != null) ? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).format(ended) : "";
		try (HtmlReport page = new HtmlReport(out, "Duplicates",
				"Run " + this.run.id() + ", " + when + ": " + this.run.description())) {
			page.beginFigures()
				.figure("wasted", Format.bytes(files.wasted()))
				.figure("groups of files", Format.number(files.groups()))
				.figure("files too many", Format.number(files.copies()))
				.figure("groups of folders", Format.number(folders.groups()))
				.endFigures();
			section(page, Kind.FOLDERS, "Folders that hold the same", folders);
			section(page, own, (own == Kind.PICTURES) ? "Pictures that look alike" : "Files that are equal", files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void section(HtmlReport page, Kind which, String heading, Totals totals) {
		if (totals.groups() == 0 || (this.kind == Kind.FOLDERS && which != Kind.FOLDERS)) {
			return;
		}
		page.heading(heading);
		long[] most = { 0 };
		forEach(which, (group) -> {
			most[0] = Math.max(most[0], group.wasted());
			List<Member> known = this.members.get(group.id());
			List<Member> first = (known != null) ? known : this.groups.members(group.id(), 0, 1);
			page.beginDetails(Format.bytes(group.wasted()),
					first.isEmpty() ? "" : EncodedName.display(first.get(0).path()), describe(group),
					(most[0] > 0) ? (double) group.wasted() / most[0] : 0);
			forEachMember(group, (member) -> page.item((lead(member) + EncodedName.display(member.path())).strip()));
			page.endDetails();
		});
		if (totals.groups() > this.limit) {
			page.paragraph("And " + Format.count(totals.groups() - this.limit, "more group") + ".");
		}
	}

}
