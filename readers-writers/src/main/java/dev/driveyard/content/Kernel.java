package dev.driveyard.content;

/**
 * Compresses many nodes of hash trees at once, in default hash mode. A faster one, e.g.
 * with natives, is found by {@link java.util.ServiceLoader}; it is taken only if it gives
 * the right hashes and is fastest (see {@link Kernels}). Implementations are thread-safe.
 */
public interface Kernel {

	/**
	 * The fewest nodes for which it is faster than one node after the other.
	 */
	int fewest();

	/**
	 * Compresses chunks into their chaining values.
	 * @param values takes the results at the {@linkplain Nodes#target targets}
	 */
	void chunks(byte[] data, Nodes nodes, int[] values);

	/**
	 * Compresses pairs of chaining values into their parents'.
	 * @param values holds the children and takes the results. A target may overlap the
	 * children of an earlier node and of the node itself, never of a later one
	 */
	void parents(Nodes nodes, int[] values);

}
