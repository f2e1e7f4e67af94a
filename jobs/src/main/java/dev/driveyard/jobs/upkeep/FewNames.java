package dev.driveyard.jobs.upkeep;

import java.util.Set;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.jobs.upkeep.PathLookup.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether so few names of a large directory changed that to look at them takes less than
 * to list it. The next scan has to compare its rows once, since no digest of its listing
 * is known any more; where it is small, the listing is worth that digest.
 */
record FewNames(JdbcClient reader, PathLookup places) {

	private static final int LARGE = 2000;

	private static final int SHARE = 20;

	boolean isEnough(Touched touched, Place place, Entry directory) {
		Set<String> names = touched.names();
		if (names == null || touched.depth() != Touched.Depth.ALONE || this.places.visited(place) == null) {
			return false;
		}
		long children = this.reader
			.sql("SELECT coalesce(max(own_files + own_directories), 0) FROM directory WHERE id = ?")
			.param(directory.id())
			.query(Long.class)
			.single();
		return children >= LARGE && (long) names.size() * SHARE < children;
	}

}
