package dev.driveyard.jobs.validate;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import dev.driveyard.catalogue.CatalogueQueries.FoundItem;
import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.Contents;
import dev.driveyard.content.ContentHash;
import dev.driveyard.files.EncodedPaths;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue knows of a file that is to be restored.
 *
 * @param entry the file
 * @param path its absolute path
 * @param hash of what it is to hold
 * @param others the absolute paths of other files that are recorded to hold the same
 */
record GoodCopies(Entry entry, String path, ContentHash hash, List<String> others) {

	private static final int PAGE = 200;

	/** More are not tried. */
	private static final int MOST = 32;

	/**
	 * Null if the entry is gone, or holds something else by now, or has no full hash.
	 * @param here the device on which files are restored, from others of it
	 */
	static @Nullable GoodCopies find(Contents contents, String here, long entry, long content) {
		String blake3 = contents.find(content).map((known) -> known.blake3()).orElse(null);
		FoundItem self = null;
		List<FoundItem> others = new ArrayList<>();
		long after = 0;
		List<FoundItem> page;
		do {
			page = contents.sharing(content, after, PAGE);
			for (FoundItem item : page) {
				after = item.item().entry().id();
				if (after == entry) {
					self = item;
				}
				else if (others.size() < MOST && item.address().device().equals(here)) {
					others.add(item);
				}
			}
		}
		while (page.size() == PAGE && (self == null || others.size() < MOST));
		if (self == null || blake3 == null) {
			return null;
		}
		Entry known = self.item().entry();
		return new GoodCopies(known, self.path(), ContentHash.of(HexFormat.of().parseHex(blake3)),
				others.stream()
					.filter((item) -> !isSameFile(item.item().entry(), known))
					.map(FoundItem::path)
					.toList());
	}

	/**
	 * Why it can't be restored now: its disk must be where it was. Null if nothing is in
	 * the way.
	 */
	@Nullable String obstacle(ScopePlaces places) {
		if (!places.isHere(this.entry.volume())) {
			return "It is not on this machine: what is on a server or in an archive can only be read.";
		}
		return places.isOffline(EncodedPaths.parent(this.path), this.entry.volume())
				? "Its disk is not mounted where it was." : null;
	}

	/** Another name of the damaged file is as damaged. */
	private static boolean isSameFile(Entry one, Entry other) {
		return one.volume() == other.volume() && one.stat().inode() == other.stat().inode();
	}

}
