package dev.driveyard.content.metadata.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import dev.driveyard.content.metadata.MetadataDraft;
import dev.driveyard.content.metadata.bytes.Content;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The head of a web page, by jsoup.
 */
public final class HtmlFile {

	private static final int HEAD = 1 << 17;

	private HtmlFile() {
	}

	public static void read(Content content, MetadataDraft draft) throws IOException {
		Document page = Jsoup.parse(new ByteArrayInputStream(content.upTo(0, HEAD)), null, "");
		draft.title = page.title();
		draft.author = meta(page, "author");
		draft.producer = meta(page, "generator");
		Element html = page.selectFirst("html");
		draft.language = (html != null) ? html.attr("lang") : null;
	}

	private static @Nullable String meta(Document page, String name) {
		Element element = page.selectFirst("meta[name=" + name + "]");
		return (element != null) ? element.attr("content") : null;
	}

}
