package dev.driveyard.jobs.contents;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import dev.driveyard.catalogue.Issue;
import dev.driveyard.catalogue.sidecars.PictureLook;
import dev.driveyard.catalogue.sidecars.UnrenderedContent;
import dev.driveyard.picture.RenderOutcome.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * What came of rendering some files.
 *
 * @param unrendered contents of which no picture could be made
 * @param issues what is told of files
 * @param read how many files
 */
public record RenderedReadings(List<RenderedContent> rendered, List<UnrenderedContent> unrendered, List<Issue> issues,
		long read) {

	RenderedReadings(long read) {
		this(new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(0), read);
	}

	/**
	 * A content with its pictures.
	 */
	public record RenderedContent(UUID content, Rendered rendered) {

		/**
		 * How it looks.
		 * @param stripless the version that could make no strip of it, if one was wanted
		 */
		public PictureLook look(@Nullable Integer stripless) {
			return new PictureLook(this.content, this.rendered.width(), this.rendered.height(),
					Base64.getEncoder().encodeToString(this.rendered.placeholder()), this.rendered.similarity(),
					this.rendered.sketch(), stripless);
		}

	}

}
