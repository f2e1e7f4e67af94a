package dev.driveyard.tree;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The vectors of the reference implementation (SipHash-2-4-128, key 00 to 0f, input 00 01
 * 02 ...) for the lengths that are whole words.
 */
class SipHashTests {

	private final SipHash hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

	@Test
	void nothingHashesAsInTheReference() {
		assertThat(this.hash.finish()).isEqualTo("a3817f04ba25a8e66df67214c7550293");
	}

	@Test
	void aWordHashesAsInTheReferenceAndTheNextHashBeginsAnew() {
		assertThat(this.hash.add(0x0706050403020100L).finish()).isEqualTo("3b62a9ba6258f5610f83e264f31497b4");
		assertThat(this.hash.finish()).isEqualTo("a3817f04ba25a8e66df67214c7550293");
	}

	@Test
	void anotherKeyOrOrderGivesAnotherHash() {
		String hash = this.hash.add("ab").add("c").finish();
		assertThat(this.hash.add("a").add("bc").finish()).isNotEqualTo(hash);
		assertThat(new SipHash(1, 2).add("ab").add("c").finish()).isNotEqualTo(hash);
		assertThat(this.hash.add("ab").add("c").finish()).isEqualTo(hash);
	}

}
