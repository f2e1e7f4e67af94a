package dev.driveyard.catalogue;

import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link EntryUuid} as RFC 9562 wants it.
 */
class EntryUuidTests {

	@Property
	void theIdComesBackFromAValidUuid(@ForAll long high, @ForAll long low,
			@ForAll @LongRange(max = 0x3FFF_FFFF_FFFF_FFFFL) long id) {
		UUID library = new UUID(high, low);
		UUID uuid = EntryUuid.of(library, id);
		assertThat(uuid.version()).isEqualTo(8);
		assertThat(uuid.variant()).isEqualTo(2);
		assertThat(EntryUuid.entryId(library, uuid)).hasValue(id);
	}

	@Property
	void theUuidOfAnotherLibraryLeadsNowhere(@ForAll @LongRange(min = 1, max = 1_000_000) long id) {
		UUID library = UUID.randomUUID();
		assertThat(EntryUuid.entryId(UUID.randomUUID(), EntryUuid.of(library, id))).isEmpty();
		assertThat(EntryUuid.entryId(library, library)).isEmpty();
		UUID ours = EntryUuid.of(library, id);
		assertThat(EntryUuid.entryId(library, new UUID(ours.getMostSignificantBits(), id))).isEmpty();
	}

}
