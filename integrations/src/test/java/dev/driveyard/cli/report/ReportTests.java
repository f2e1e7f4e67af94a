package dev.driveyard.cli.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports whose texts are hostile.
 */
class ReportTests {

	private static final String HOSTILE = "<script>alert('1')</script>\"&amp; , ;\nnext é";

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@Test
	void fieldsOfCsvAreQuotedWhereTheyHaveToBe() throws IOException {
		try (CsvReport report = new CsvReport(this.out, List.of("size", "path", "note"))) {
			report.row(12L, "/plain", null);
			report.row(0, "a,b \"c\"\nd", "é");
		}
		assertThat(text()).isEqualTo("size,path,note\r\n12,/plain,\r\n0,\"a,b \"\"c\"\"\nd\",é\r\n");
	}

	@Test
	void allTextOfHtmlIsEscaped() throws IOException {
		try (HtmlReport report = new HtmlReport(this.out, HOSTILE, HOSTILE)) {
			report.beginFigures().figure(HOSTILE, HOSTILE).endFigures().heading(HOSTILE).paragraph(HOSTILE);
			report.beginDetails(HOSTILE, HOSTILE, HOSTILE, 0.5).item(HOSTILE).endDetails();
			report.beginTable(HOSTILE).row(HOSTILE).row(3).endTable();
		}
		Document page = Jsoup.parse(text());
		assertThat(page.select("script, img, link, a")).isEmpty();
		for (String element : List.of("title", "h1", "h2", "dt", "dd", "summary b", "li", "th", "td:not(.n)")) {
			assertThat(page.select(element).get(0).wholeText()).as(element).isEqualTo(HOSTILE);
		}
		assertThat(page.select("td.n").text()).isEqualTo("3");
		assertThat(page.select(".bar").attr("style")).isEqualTo("width:50.0%");
	}

	private String text() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

}
