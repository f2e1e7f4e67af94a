package dev.driveyard.catalogue.locations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.driveyard.catalogue.Json;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The store of devices, and of the volumes that are no file systems of a machine.
 */
@Repository
public class Volumes {

	private static final String REMOTE = "SELECT * FROM volume WHERE name IS NOT NULL ";

	private final JdbcClient client;

	private final JdbcClient reader;

	/**
	 * A store.
	 * @param reader reads what is committed
	 */
	public Volumes(JdbcClient client, @Qualifier("lookup") JdbcClient reader) {
		this.client = client;
		this.reader = reader;
	}

	/**
	 * Records a device, or what it is called now.
	 */
	public void saveDevice(String id, String name) {
		this.client
			.sql("INSERT INTO device (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name")
			.params(id, name)
			.update();
	}

	/**
	 * What a device is called.
	 */
	public Optional<String> deviceName(String id) {
		return this.reader.sql("SELECT name FROM device WHERE id = ?").param(id).query(String.class).optional();
	}

	/**
	 * The device that has a volume.
	 */
	public Optional<String> deviceOf(long volume) {
		return this.reader.sql("SELECT device_id FROM volume WHERE id = ?")
			.param(volume)
			.query(String.class)
			.optional();
	}

	/**
	 * Adds a volume; its id in the argument is ignored.
	 * @return its id
	 */
	public long add(RemoteVolume volume) {
		saveDevice(volume.device(), volume.name());
		return this.client.sql("""
				INSERT INTO volume (device_id, fingerprint, mount_point, file_system, source, kind, name, settings,
					abilities)
				VALUES (?, ?, '/', ?, ?, ?, ?, ?, '') RETURNING id""")
			.params(volume.device(), volume.fingerprint(), volume.kind(), volume.source(), volume.kind(), volume.name(),
					Json.write(new TreeMap<>(volume.settings())))
			.query(Long.class)
			.single();
	}

	/**
	 * All volumes that are no file systems of a machine, by name.
	 */
	public List<RemoteVolume> remote() {
		return this.reader.sql(REMOTE + "ORDER BY name").query(Volumes::volume).list();
	}

	/**
	 * The volume with a name.
	 */
	public Optional<RemoteVolume> named(String name) {
		return this.reader.sql(REMOTE + "AND name = ?").param(name).query(Volumes::volume).optional();
	}

	/**
	 * The volume that a device stands for.
	 */
	public Optional<RemoteVolume> remoteOn(String device) {
		return this.reader.sql(REMOTE + "AND device_id = ?").param(device).query(Volumes::volume).optional();
	}

	/**
	 * Forgets a volume that no location is on.
	 */
	public void remove(RemoteVolume volume) {
		this.client.sql("DELETE FROM volume WHERE id = ?").param(volume.id()).update();
		this.client.sql("DELETE FROM device WHERE id = ?").param(volume.device()).update();
	}

	private static RemoteVolume volume(ResultSet row, int number) throws SQLException {
		Map<String, String> settings = new LinkedHashMap<>();
		Json.read(row.getString("settings")).forEach((key, value) -> settings.put(key, String.valueOf(value)));
		return new RemoteVolume(row.getLong("id"), row.getString("kind"), row.getString("name"),
				row.getString("source"), settings, row.getString("fingerprint"), row.getString("device_id"));
	}

}
