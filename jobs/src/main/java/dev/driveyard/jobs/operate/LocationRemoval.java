package dev.driveyard.jobs.operate;

import java.util.List;

import dev.driveyard.catalogue.locations.Location;
import dev.driveyard.catalogue.locations.LocationRows;
import dev.driveyard.catalogue.locations.LocationRows.Portion;
import dev.driveyard.catalogue.locations.Locations;
import dev.driveyard.database.Dialect;
import dev.driveyard.database.WriterPause;
import dev.driveyard.files.EncodedName;
import dev.driveyard.runs.Claim;
import dev.driveyard.runs.ClaimStore;
import dev.driveyard.runs.ClaimStore.Held;
import dev.driveyard.runs.Heartbeat;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets locations with all that is known of what is in them, in portions, so that
 * others can write between them. Until it ends it has a claim as a run has one, so that
 * no run begins there. If its process dies, the rest is there and can be forgotten as the
 * whole could.
 */
public class LocationRemoval {

	/** Folders, and entries, of a portion. */
	static final int FOLDERS = 500;

	static final int ENTRIES = 2000;

	private final UnclaimedWork unclaimed;

	private final ActiveRuns active;

	private final Heartbeat heartbeat;

	private final ClaimStore claims;

	private final LocationRows rows;

	private final Locations locations;

	private final TransactionTemplate transactions;

	private final Dialect dialect;

	LocationRemoval(UnclaimedWork unclaimed, ActiveRuns active, Heartbeat heartbeat, ClaimStore claims,
			LocationRows rows, Locations locations, TransactionTemplate transactions, Dialect dialect) {
		this.unclaimed = unclaimed;
		this.active = active;
		this.heartbeat = heartbeat;
		this.claims = claims;
		this.rows = rows;
		this.locations = locations;
		this.transactions = transactions;
		this.dialect = dialect;
	}

	/**
	 * Forgets one; no file is touched.
	 * @return how many entries went
	 * @throws OperateException if a run works on it, or it is being forgotten already
	 */
	public long remove(Location location) {
		long work = -location.id(); // no run has such a number
		Held.By by = new Held.By(work, this.heartbeat.owner(),
				"the location " + EncodedName.display(location.name()) + " is being forgotten");
		Claim claim = Claim.exclusive(location.address());
		this.unclaimed.execute(claim, () -> {
			this.active.hold(work);
			this.claims.add(by, List.of(claim));
			return by;
		});
		try {
			return removeRows(location, work);
		}
		finally {
			this.active.release(work);
		}
	}

	private long removeRows(Location location, long work) {
		WriterPause pause = new WriterPause(this.dialect);
		long removed = 0;
		Portion portion = this.rows.last(location.id(), FOLDERS, ENTRIES);
		try {
			while (!portion.isEmpty()) {
				Portion now = portion;
				this.transactions.executeWithoutResult((status) -> this.rows.remove(now));
				removed += now.entries().size();
				pause.await();
				portion = this.rows.last(location.id(), FOLDERS, ENTRIES);
			}
		}
		catch (RuntimeException | Error ex) {
			this.transactions.executeWithoutResult((status) -> this.claims.release(work));
			throw ex;
		}
		this.transactions.executeWithoutResult((status) -> {
			this.rows.removeRest(location);
			this.locations.remove(location.id());
			this.claims.release(work);
		});
		return removed + 1;
	}

}
