package dev.driveyard.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/**
 * How the connections of a pool are used at this moment.
 *
 * @param active how many are in use
 * @param idle how many are open and not in use
 * @param waiting how many threads wait for one
 * @param most how many there can be
 */
public record PoolUse(String pool, int active, int idle, int waiting, int most) {

	/** Of a pool that may not have been used yet. */
	static PoolUse of(HikariDataSource source) {
		HikariPoolMXBean bean = source.getHikariPoolMXBean();
		if (bean == null) {
			return new PoolUse(source.getPoolName(), 0, 0, 0, source.getMaximumPoolSize());
		}
		return new PoolUse(source.getPoolName(), bean.getActiveConnections(), bean.getIdleConnections(),
				bean.getThreadsAwaitingConnection(), source.getMaximumPoolSize());
	}

}
