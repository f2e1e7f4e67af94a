package dev.driveyard.cli.validate;

import java.util.List;
import java.util.function.Consumer;

import dev.driveyard.catalogue.findings.Finding.Severity;
import dev.driveyard.catalogue.findings.Findings;
import dev.driveyard.catalogue.findings.StoredFinding;
import dev.driveyard.cli.command.Session;
import dev.driveyard.cli.remote.RemoteFindings;
import dev.driveyard.cli.remote.RemoteServer;

/**
 * Where findings that are printed come from: the worst first.
 */
@FunctionalInterface
interface FindingSource {

	int PAGE = 500;

	/** Hands over each. */
	void forEach(Consumer<StoredFinding> action);

	/** Those of a library here. */
	static FindingSource of(Session session, Findings.Filter filter) {
		Findings findings = session.get(Findings.class);
		return (action) -> {
			Severity severity = null;
			long before = 0;
			List<StoredFinding> page;
			do {
				page = findings.page(filter, severity, before, PAGE);
				for (StoredFinding stored : page) {
					action.accept(stored);
					severity = stored.finding().code().severity();
					before = stored.id();
				}
			}
			while (page.size() == PAGE);
		};
	}

	/**
	 * Those of a server elsewhere.
	 * @param query what has to hold, as the API has it
	 */
	static FindingSource of(RemoteServer server, String query) {
		return (action) -> new RemoteFindings(server).forEach(query, action);
	}

}
