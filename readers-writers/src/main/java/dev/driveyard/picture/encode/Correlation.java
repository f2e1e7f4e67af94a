package dev.driveyard.picture.encode;

/**
 * How far two rows of numbers go up and down together, summed up number by number.
 */
final class Correlation {

	private double count;

	private double sum;

	private double otherSum;

	private double squares;

	private double otherSquares;

	private double products;

	/** Adds two numbers that belong together; nothing if one is none. */
	void add(float one, float other) {
		if (!Float.isNaN(one) && !Float.isNaN(other)) {
			this.count++;
			this.sum += one;
			this.otherSum += other;
			this.squares += one * one;
			this.otherSquares += other * other;
			this.products += one * other;
		}
	}

	/** From 0 to 1; 0 also where they go against each other, or one does not vary. */
	double value() {
		if (this.count == 0) {
			return 0;
		}
		double spread = (this.squares - this.sum * this.sum / this.count)
				* (this.otherSquares - this.otherSum * this.otherSum / this.count);
		double together = this.products - this.sum * this.otherSum / this.count;
		return (spread > 0 && together > 0) ? Math.min(1, together / Math.sqrt(spread)) : 0;
	}

}
