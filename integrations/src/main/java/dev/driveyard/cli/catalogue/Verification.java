package dev.driveyard.cli.catalogue;

import java.util.List;
import java.util.Map;

import dev.driveyard.catalogue.Entry;
import dev.driveyard.catalogue.contents.ContentIdentity;
import dev.driveyard.catalogue.findings.FileChecks;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.validate.FindingFormat;
import org.jspecify.annotations.Nullable;

/**
 * What validations found out about an entry. Times are milliseconds since 1970.
 *
 * @param provable whether every byte of it can be compared with what is recorded
 * @param verified when that was last done and it was right; null if never
 * @param all the same for all that hold the same: the oldest of the times; null if one
 * never was
 * @param open what is wrong with it, as far as is known
 */
record Verification(boolean provable, @Nullable Long verified, @Nullable Long all, List<StoredFinding> open) {

	static Verification of(Session session, Entry entry, @Nullable ContentIdentity content) {
		FileChecks checks = session.get(FileChecks.class);
		List<StoredFinding> open = session.get(Findings.class).openOf(entry.id());
		return (content != null && content.blake3() != null)
				? new Verification(true, checks.lastVerifiedFile(entry.id()), checks.lastVerified(content.id()), open)
				: new Verification(false, null, null, open);
	}

	void addTo(Map<String, Object> map) {
		if (this.provable) {
			map.put("verified", (this.verified != null) ? FindingFormat.time(this.verified) : null);
			map.put("all_verified", (this.all != null) ? FindingFormat.time(this.all) : null);
		}
		map.put("findings", this.open.stream().map(FindingFormat::toMap).toList());
	}

}
