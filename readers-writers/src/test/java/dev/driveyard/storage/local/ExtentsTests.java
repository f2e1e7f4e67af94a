package dev.driveyard.storage.local;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import org.junit.jupiter.api.Test;

import dev.driveyard.storage.Placement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@link Extents} from answers as the kernel gives them.
 */
class ExtentsTests {

	private static final int LAST = 1;

	private static final int SHARED = 0x2000;

	private static ByteBuffer answer(long[]... extents) {
		ByteBuffer answer = ByteBuffer.allocate(Extents.HEADER + extents.length * Extents.SIZE)
			.order(ByteOrder.nativeOrder());
		answer.putInt(20, extents.length);
		for (int i = 0; i < extents.length; i++) {
			int at = Extents.HEADER + i * Extents.SIZE;
			answer.putLong(at, extents[i][0]).putLong(at + 8, extents[i][1]).putLong(at + 16, extents[i][2]);
			answer.putInt(at + 40, (int) extents[i][3]);
		}
		return answer;
	}

	private static Placement placement(long[]... extents) {
		Extents all = new Extents();
		assertThat(all.add(answer(extents))).isEqualTo(-1);
		return all.placement("fs");
	}

	@Test
	void filesInTheSamePlacesAreOneCopy() {
		Placement one = placement(new long[] { 0, 8192, 4096, SHARED },
				new long[] { 4096, 65536, 4096, SHARED | LAST });
		Placement same = placement(new long[] { 0, 8192, 4096, SHARED },
				new long[] { 4096, 65536, 4096, SHARED | LAST });
		Placement other = placement(new long[] { 0, 8192, 4096, SHARED },
				new long[] { 4096, 69632, 4096, SHARED | LAST });
		assertThat(one.isSameAs(same)).isTrue();
		assertThat(one.isSameAs(other)).isFalse();
		assertThat(one.state()).isEqualTo(Placement.State.SHARED);
		Extents elsewhere = new Extents();
		elsewhere.add(answer(new long[] { 0, 8192, 4096, SHARED }, new long[] { 4096, 65536, 4096, SHARED | LAST }));
		assertThat(one.isSameAs(elsewhere.placement("another"))).isFalse();
		assertThat(new Extents().placement("fs")).as("holes alone").isEqualTo(Placement.OWN);
	}

	@Test
	void howItIsCutDoesNotMatter() {
		Placement whole = placement(new long[] { 0, 8192, 12288, SHARED | LAST });
		Placement cut = placement(new long[] { 0, 8192, 4096, SHARED },
				new long[] { 4096, 12288, 8192, SHARED | LAST });
		assertThat(whole.isSameAs(cut)).isTrue();
		Placement compressed = placement(new long[] { 0, 8192, 4096, SHARED | 8 },
				new long[] { 4096, 12288, 8192, SHARED | 8 | LAST });
		assertThat(whole.isSameAs(compressed)).isFalse();
	}

	@Test
	void oneStretchOfItsOwnIsEnough() {
		assertThat(placement(new long[] { 0, 8192, 4096, SHARED }, new long[] { 4096, 65536, 4096, LAST }))
			.isEqualTo(Placement.OWN);
		for (int noPlace : new int[] { 2, 4, 0x200, 0x400 }) {
			assertThat(placement(new long[] { 0, 0, 4096, SHARED | noPlace | LAST })).isEqualTo(Placement.OWN);
		}
		assertThat(Placement.OWN.isSameAs(Placement.OWN)).isFalse();
		assertThat(Placement.UNKNOWN.isSameAs(Placement.UNKNOWN)).isFalse();
	}

	@Test
	void aLongListIsAskedForPieceByPiece() {
		Extents pieces = new Extents();
		assertThat(pieces.add(answer(new long[] { 0, 8192, 4096, SHARED }, new long[] { 8192, 65536, 4096, SHARED })))
			.isEqualTo(12288);
		assertThat(pieces.add(answer(new long[] { 16384, 1 << 20, 4096, SHARED | LAST }))).isEqualTo(-1);
		Placement whole = placement(new long[] { 0, 8192, 4096, SHARED }, new long[] { 8192, 65536, 4096, SHARED },
				new long[] { 16384, 1 << 20, 4096, SHARED | LAST });
		Placement joined = pieces.placement("fs");
		assertThat(joined.isSameAs(whole)).isTrue();
		Extents empty = new Extents();
		assertThat(empty.add(answer())).as("it shrank meanwhile").isEqualTo(-1);
	}

	@Test
	void theQuestionIsLaidOutAsTheKernelWantsIt() {
		ByteBuffer question = ByteBuffer.wrap(Extents.question(4096, Extents.HEADER + 3 * Extents.SIZE))
			.order(ByteOrder.nativeOrder());
		assertThat(question.getLong()).isEqualTo(4096);
		assertThat(question.getLong()).isEqualTo(Long.MAX_VALUE - 4096);
		assertThat(question.getInt()).as("written first").isEqualTo(1);
		assertThat(question.getInt()).isZero();
		assertThat(question.getInt()).isEqualTo(3);
		assertThat(question.getInt()).isZero();
	}

}
