package dev.driveyard.runs;

import java.util.List;

import dev.driveyard.files.Address;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A {@link ClaimSet} says what comparing with each of its claims says.
 */
class ClaimSetProperties {

	@Property(tries = 2000)
	void itSaysWhatEachClaimSays(@ForAll("claims") List<Claim> held, @ForAll("claim") Claim wanted) {
		ClaimSet set = new ClaimSet();
		set.addAll(held);
		assertThat(set.excludes(wanted)).isEqualTo(held.stream().anyMatch(wanted::excludes));
		assertThat(set.excludesAny(List.of(wanted))).isEqualTo(set.excludes(wanted));
	}

	@Provide
	Arbitrary<List<Claim>> claims() {
		return claim().list().ofMaxSize(8);
	}

	/** Names of which one begins with another, or sorts just before or after a slash. */
	@Provide
	Arbitrary<Claim> claim() {
		Arbitrary<String> path = Arbitraries.of("a", "ab", "a.b", "a-", "a0", "b")
			.list()
			.ofMaxSize(3)
			.map((names) -> "/" + String.join("/", names));
		return Combinators.combine(Arbitraries.of("one", "two"), path, Arbitraries.of(true, false))
			.as((device, where, exclusive) -> new Claim(new Address(device, where), exclusive));
	}

}
