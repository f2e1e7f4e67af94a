package dev.driveyard.cli.remote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.driveyard.catalogue.duplicates.BetterBy;
import dev.driveyard.catalogue.duplicates.DuplicateGroup;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Kind;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Look;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Member;
import dev.driveyard.catalogue.duplicates.DuplicateGroup.Totals;
import dev.driveyard.catalogue.duplicates.FoundGroups;
import dev.driveyard.files.FileTimes;
import dev.driveyard.runs.Run;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a server elsewhere has found to be there more than once.
 */
public final class RemoteGroups implements FoundGroups {

	private static final String PATH = "/duplicates";

	private static final int THOUSANDTHS = 1000;

	private final RemoteServer server;

	private final long run;

	/** Those of the groups that were told last, where they were told with them. */
	private final Map<Long, List<Member>> told = new HashMap<>();

	private RemoteGroups(RemoteServer server, long run) {
		this.server = server;
		this.run = run;
	}

	/** Of a run that came to its end. */
	public static RemoteGroups of(RemoteServer server, Run run) {
		return new RemoteGroups(server, run.id());
	}

	/**
	 * The run that has found what is asked for.
	 * @param number null for the last one
	 */
	public static Run find(RemoteServer server, @Nullable Long number) {
		Map<String, Object> found = server.get(PATH + "/totals" + ((number != null) ? "?run=" + number : ""));
		return new RemoteFacts(server).ask(RemoteServer.number(found.get("run"))).run();
	}

	@Override
	public List<DuplicateGroup> page(long instance, Kind kind, @Nullable DuplicateGroup after, int size) {
		this.told.clear();
		List<DuplicateGroup> groups = new ArrayList<>();
		RemoteServer
			.items(this.server
				.get(query(kind) + "&members=true&limit=" + size + ((after != null) ? "&after=" + after.id() : "")))
			.forEach((group) -> groups.add(group(group, kind)));
		return groups;
	}

	private String query(Kind kind) {
		return PATH + "?run=" + this.run + "&kind=" + kind.name().toLowerCase(Locale.ROOT);
	}

	private DuplicateGroup group(Map<String, Object> group, Kind kind) {
		long id = RemoteServer.number(group.get("group"));
		if (group.containsKey("members")) {
			this.told.put(id, members(group, "members", id));
		}
		return new DuplicateGroup(id, kind, null, null, null, RemoteServer.number(group.get("size")),
				RemoteServer.number(group.get("copies")), RemoteServer.number(group.get("names")),
				RemoteServer.number(group.get("wasted")));
	}

	@SuppressWarnings("unchecked")
	private static List<Member> members(Map<String, Object> answer, String key, long group) {
		return (answer.get(key) instanceof List<?> list)
				? list.stream().map((one) -> member((Map<String, Object>) one, group)).toList() : List.of();
	}

	private static Member member(Map<String, Object> member, long group) {
		return new Member(group, RemoteServer.number(member.get("entry")), RemoteEntries.path(member),
				RemoteServer.number(member.get("volume")), RemoteServer.number(member.get("inode")), 0,
				FileTimes.of(Instant.parse(RemoteServer.text(member.get("modified")))),
				(member.get("shares") instanceof Number shared) ? (Long) shared.longValue() : null, look(member));
	}

	private static @Nullable Look look(Map<String, Object> member) {
		if (!(member.get("likeness") instanceof Number likeness)) {
			return null;
		}
		BetterBy better = (member.get("better_by") instanceof String why)
				? BetterBy.valueOf(why.toUpperCase(Locale.ROOT)) : null;
		return new Look(0, (int) RemoteServer.number(member.get("width")),
				(int) RemoteServer.number(member.get("height")), (int) RemoteServer.number(member.get("distance")),
				(int) Math.round(likeness.doubleValue() * THOUSANDTHS), better);
	}

	@Override
	public List<Member> members(long group, long afterEntry, int size) {
		return members(this.server.get(PATH + "/" + group + "/members?limit=" + size + "&after=" + afterEntry), "items",
				group);
	}

	@Override
	public List<Member> members(List<DuplicateGroup> groups) {
		List<Member> members = new ArrayList<>();
		for (DuplicateGroup group : groups) {
			members.addAll(this.told.containsKey(group.id()) ? this.told.get(group.id()) : all(group.id()));
		}
		return members;
	}

	private List<Member> all(long group) {
		List<Member> members = new ArrayList<>();
		this.server.forEach(PATH + "/" + group + "/members", (one) -> members.add(member(one, group)));
		return members;
	}

	@Override
	public Kind kindOfFiles(long instance) {
		return Kind.valueOf(RemoteServer.text(this.server.get(PATH + "/totals?run=" + this.run).get("kind"))
			.toUpperCase(Locale.ROOT));
	}

	@Override
	public Totals totals(long instance, Kind kind) {
		Map<String, Object> totals = this.server
			.get(PATH + "/totals?run=" + this.run + "&kind=" + kind.name().toLowerCase(Locale.ROOT));
		return new Totals(RemoteServer.number(totals.get("groups")), RemoteServer.number(totals.get("copies")),
				RemoteServer.number(totals.get("wasted")));
	}

}
