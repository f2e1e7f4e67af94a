package dev.driveyard.catalogue.locations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.driveyard.database.Dialect;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The store of volumes and locations.
 */
@Repository
public class Locations {

	private final JdbcClient client;

	private final JdbcClient reader;

	private final Dialect dialect;

	/**
	 * A store.
	 * @param reader reads what is committed; whoever asks does not get to hold the
	 * connection that writes
	 */
	public Locations(JdbcClient client, @Qualifier("lookup") JdbcClient reader, Dialect dialect) {
		this.client = client;
		this.reader = reader;
		this.dialect = dialect;
	}

	/**
	 * Lets no other process add a location until the transaction ends. With SQLite nobody
	 * else writes meanwhile.
	 * @return those of a device, as they are then, by root
	 */
	public List<Location> lockOn(String device) {
		if (this.dialect == Dialect.POSTGRESQL) {
			this.client.sql("LOCK TABLE location IN SHARE ROW EXCLUSIVE MODE").update();
		}
		return on(device, this.client);
	}

	/**
	 * The id of the volume of a device with this fingerprint, new or known; what else is
	 * said of it is brought up to date.
	 */
	public long saveVolume(String device, String fingerprint, String mountPoint, String fileSystem, String source) {
		Optional<FileSystem> known = this.client.sql("SELECT * FROM volume WHERE device_id = ? AND fingerprint = ?")
			.params(device, fingerprint)
			.query(Locations::volume)
			.optional();
		if (known.isPresent() && known.get().mountPoint().equals(mountPoint)) {
			return known.get().id();
		}
		return this.client.sql("""
				INSERT INTO volume (device_id, fingerprint, mount_point, file_system, source, kind, settings, abilities)
				VALUES (?, ?, ?, ?, ?, 'local', '{}', '')
				ON CONFLICT (device_id, fingerprint) DO UPDATE SET mount_point = excluded.mount_point
				RETURNING id""").params(device, fingerprint, mountPoint, fileSystem, source).query(Long.class).single();
	}

	/**
	 * The id of the volume of a device with this fingerprint, 0 if there is none.
	 */
	public long volumeWith(String device, String fingerprint) {
		return this.reader.sql("SELECT id FROM volume WHERE device_id = ? AND fingerprint = ?")
			.params(device, fingerprint)
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/**
	 * One volume.
	 */
	public FileSystem volume(long id) {
		return this.reader.sql("SELECT * FROM volume WHERE id = ?").param(id).query(Locations::volume).single();
	}

	/**
	 * The volumes with some file systems.
	 */
	public List<Long> volumesOf(List<String> fileSystems) {
		return this.reader.sql("SELECT id FROM volume WHERE file_system IN (:types)")
			.param("types", fileSystems)
			.query(Long.class)
			.list();
	}

	/**
	 * Adds a location; its id in the argument is ignored.
	 */
	public Location add(Location location) {
		long id = this.client.sql("""
				INSERT INTO location (uuid, name, device_id, root, volume_id, root_inode, root_entry_id, rules, created)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""")
			.params(location.uuid(), location.name(), location.device(), location.root(), location.volume(),
					location.rootInode(), location.rootEntry(), location.rules(), location.created())
			.query(Long.class)
			.single();
		return new Location(id, location.uuid(), location.name(), location.device(), location.root(), location.volume(),
				location.rootInode(), location.rootEntry(), location.rules(), location.created(), null);
	}

	/**
	 * One location.
	 */
	public Optional<Location> find(long id) {
		return this.reader.sql("SELECT * FROM location WHERE id = ?").param(id).query(Locations::location).optional();
	}

	/**
	 * All locations, by root.
	 */
	public List<Location> all() {
		return this.reader.sql("SELECT * FROM location ORDER BY root, id").query(Locations::location).list();
	}

	/**
	 * The locations of a device, by root.
	 */
	public List<Location> on(String device) {
		return on(device, this.reader);
	}

	private static List<Location> on(String device, JdbcClient client) {
		return client.sql("SELECT * FROM location WHERE device_id = ? ORDER BY root")
			.param(device)
			.query(Locations::location)
			.list();
	}

	/**
	 * Whether a scan has visited the directory at a path of a location.
	 */
	public boolean hasDirectory(long id, String path) {
		return this.reader.sql("SELECT count(*) FROM directory WHERE location_id = ? AND path = ?")
			.params(id, path)
			.query(Integer.class)
			.single() > 0;
	}

	/**
	 * Changes the rules of a location.
	 */
	public void setRules(long id, String rules) {
		this.client.sql("UPDATE location SET rules = ? WHERE id = ?").params(rules, id).update();
	}

	/**
	 * Takes what is at the root now for the location's true root.
	 */
	public void setRoot(long id, long volume, long inode) {
		this.client.sql("UPDATE location SET volume_id = ?, root_inode = ? WHERE id = ?")
			.params(volume, inode, id)
			.update();
	}

	/**
	 * Records that a scan of the whole location ended.
	 */
	public void setScanned(long id, long when) {
		this.client.sql("UPDATE location SET scanned = ? WHERE id = ?").params(when, id).update();
	}

	/**
	 * Removes a location whose entries are gone.
	 */
	public void remove(long id) {
		this.client.sql("DELETE FROM location WHERE id = ?").param(id).update();
	}

	private static FileSystem volume(ResultSet row, int number) throws SQLException {
		return new FileSystem(row.getLong("id"), row.getString("fingerprint"), row.getString("mount_point"),
				row.getString("file_system"), row.getString("source"));
	}

	private static Location location(ResultSet row, int number) throws SQLException {
		long scanned = row.getLong("scanned");
		Long whenScanned = row.wasNull() ? null : scanned;
		return new Location(row.getLong("id"), row.getString("uuid"), row.getString("name"), row.getString("device_id"),
				row.getString("root"), row.getLong("volume_id"), row.getLong("root_inode"),
				row.getLong("root_entry_id"), row.getString("rules"), row.getLong("created"), whenScanned);
	}

}
