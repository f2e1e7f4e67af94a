package dev.driveyard.database;

import java.util.Map;

import dev.driveyard.catalogue.CatalogueException;
import dev.driveyard.catalogue.library.Library;
import dev.driveyard.catalogue.library.ServerUrl;
import org.jspecify.annotations.Nullable;

/**
 * The password from the environment, for the one server, database and user that the
 * environment says it is for: what a library's folder says can't send it elsewhere.
 */
final class ServerPassword {

	static final String PASSWORD = "DRIVEYARD_DB_PASSWORD";

	static final String PLACE = "DRIVEYARD_DB_PASSWORD_FOR";

	private ServerPassword() {
	}

	/**
	 * The password for a library's server, null if there is none for that.
	 * @throws CatalogueException if there is one that is not said to be for any server
	 */
	static @Nullable String of(Library.Database database, Map<String, String> environment) {
		String password = environment.get(PASSWORD);
		if (password == null || database.url() == null) {
			return null;
		}
		String here = ServerUrl.parse(database.url()).place(database.user());
		String place = environment.get(PLACE);
		if (place == null) {
			throw new CatalogueException(PASSWORD + " is set, and nothing says which server it is for. If it is for the"
					+ " one that this library names: export " + PLACE + "='" + here + "'");
		}
		return isSame(place, here) ? password : null;
	}

	/**
	 * What to tell after a refusal of a server, empty if nothing more is known.
	 * @param refusal what the driver says
	 */
	static String hint(Library library, @Nullable String refusal, Map<String, String> environment) {
		if (refusal != null && refusal.contains("requireAuth")) {
			return ". Driveyard gives a password by SCRAM alone, which does not show it to the server: set"
					+ " password_encryption = 'scram-sha-256' there, give the user its password anew, and say"
					+ " scram-sha-256 in pg_hba.conf";
		}
		Library.Database database = library.database();
		if (database.url() == null || !database.isServer() || environment.get(PASSWORD) == null
				|| of(database, environment) != null) {
			return "";
		}
		return ". The password in " + PASSWORD + " was not used: it is for " + environment.get(PLACE)
				+ ", and this library is at " + ServerUrl.parse(database.url()).place(database.user());
	}

	private static boolean isSame(String given, String here) {
		return given.equals(here) || withPorts(given).equals(here);
	}

	private static String withPorts(String place) {
		int at = place.lastIndexOf('@');
		int slash = place.lastIndexOf('/');
		if (at < 0 || slash < at) {
			return place;
		}
		try {
			String rest = place.substring(at + 1);
			return ServerUrl.parse("jdbc:postgresql://" + rest).place(place.substring(0, at));
		}
		catch (IllegalArgumentException ex) {
			return place;
		}
	}

}
