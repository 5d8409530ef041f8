use encoding_rs::Encoding;

use super::*;

const CHINESE: &str = "广元市经济和信息化局表示，到2027年，全市铝基新材料产业规模以上企业数量将超过150家，产值突破1000亿元。\n\
    2024年，广元铝基新材料产业产值达到419亿元，同比增长30%。当前电解铝产能达到61.5万吨，占全省的58%。\n";
const TRADITIONAL: &str = "經濟部表示，二〇二四年該產業產值達到新臺幣四百一十九億元，較前一年成長百分之三十，並預計在二〇二七年突破一千億元。\n";
const RUSSIAN: &str = "К 2027 году область планирует увеличить производство алюминия до 615 тысяч тонн. \
    Об этом сообщил заместитель министра промышленности на пресс-конференции во вторник.\n";
const JAPANESE: &str = "県は二〇二七年までにアルミニウム新素材産業の生産額を一千億円に引き上げる計画を発表した。現在の生産額は四百十九億円である。\n";
const KOREAN: &str =
    "도는 2027년까지 알루미늄 신소재 산업의 생산액을 1조 원으로 늘릴 계획이라고 밝혔다. 현재 생산액은 4190억 원이다.\n";
const GERMAN: &str = "Bis 2027 soll die Kapazität für Primäraluminium auf 615.000 t steigen, größer als je zuvor. \
    Die Fördermittel dafür müssen geprüft werden, erklärte das Ministerium.\n";
const GREEK: &str = "Έως το 2027 η περιφέρεια σχεδιάζει να αυξήσει την παραγωγή αλουμινίου σε 615 χιλιάδες τόνους.\n";
const TURKISH: &str =
    "Bölge, 2027 yılına kadar alüminyum üretimini 615 bin tona çıkarmayı planlıyor; şirket sayısı 150'yi aşacak.\n";
const POLISH: &str =
    "Do 2027 roku województwo planuje zwiększyć produkcję aluminium do 615 tysięcy ton, podało ministerstwo.\n";
const ARABIC: &str = "تخطط المنطقة لزيادة إنتاج الألومنيوم إلى 615 ألف طن بحلول عام 2027، حسب وزارة الصناعة.\n";

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap();
    let (bytes, used, unmappable) = encoding.encode(text);
    assert!(!unmappable && used == encoding, "{label}");
    bytes.into_owned()
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{FEFF}" } else { "" };
    let units = [mark, text].concat().encode_utf16().collect::<Vec<_>>();
    units.iter().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn legacy_encodings_are_told_by_their_bytes() {
    for (text, label) in [
        (CHINESE, "gb18030"),
        (TRADITIONAL, "big5"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        (KOREAN, "euc-kr"),
        (GERMAN, "windows-1252"),
        (GREEK, "windows-1253"),
        (TURKISH, "windows-1254"),
        (POLISH, "windows-1250"),
        (POLISH, "iso-8859-2"),
        (ARABIC, "windows-1256"),
    ] {
        let decoded = decode(&encoded(text, label), false).unwrap();
        assert_eq!(decoded.text, text, "{label} was read as {}", decoded.encoding);
        assert_eq!(decoded.problem, None, "{label}");
    }
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    for text in [CHINESE, RUSSIAN, GERMAN, JAPANESE, KOREAN, ARABIC] {
        for (big, mark) in [(false, false), (false, true), (true, false), (true, true)] {
            let decoded = decode(&utf16(text, big, mark), false).unwrap();
            assert_eq!(decoded.text, text, "big-endian {big}, mark {mark}");
            assert_eq!(decoded.encoding, if big { "UTF-16BE" } else { "UTF-16LE" });
        }
    }
}

#[test]
fn a_plain_file_is_its_own_text() {
    let text = "First line\r\nSecond – line\n\tThird\x0C\n";
    assert_eq!(decode(text.as_bytes(), false).unwrap().text, text);
    let marked = format!("\u{FEFF}{text}");
    assert_eq!(decode(marked.as_bytes(), false).unwrap().text, text, "a byte order mark is not text");
    assert_eq!(
        decode(b"one\rtwo\r\nthree\r", false).unwrap().text,
        "one\ntwo\r\nthree\n",
        "old line ends, same length"
    );
}

#[test]
fn broken_utf8_is_read_and_said() {
    let mut bytes = CHINESE.as_bytes().to_vec();
    bytes.truncate(bytes.len() - 3);
    let decoded = decode(&bytes, false).unwrap();
    assert_eq!(decoded.encoding, "UTF-8");
    assert!(decoded.text.ends_with("58%\u{FFFD}"), "{}", decoded.text);
    assert_eq!(decoded.problem.as_deref(), Some("one character could not be read as UTF-8 and is shown as \u{FFFD}"));
    bytes[10] = 0xFF;
    let problem = decode(&bytes, false).unwrap().problem.unwrap();
    assert!(problem.contains("characters could not be read as UTF-8"), "{problem}");
}

#[test]
fn what_is_no_text_is_refused_with_a_reason() {
    let noise: Vec<u8> = (0..2000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for (bytes, word) in [
        (noise.as_slice(), "binary"),
        (b"%PDF-1.7\n%\xE2\xE3", "PDF"),
        (b"PK\x03\x04\x14\x00", "archive"),
        (b"\x89PNG\r\n\x1A\n\0\0", "picture"),
        (b"abc\x01\x02\x03def\x04\x05", "binary"),
    ] {
        let reason = decode(bytes, false).unwrap_err();
        assert!(reason.contains(word), "{reason}");
    }
    for bytes in [b"".as_slice(), b" \r\n\t ", b"\xEF\xBB\xBF"] {
        let skipped = document("a.txt", bytes, Format::Text).unwrap_err();
        assert!(skipped.reason.contains("no text") || skipped.reason.contains("empty"), "{}", skipped.reason);
    }
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    let page =
        |charset: &str| format!("<html><head><meta charset='{charset}'></head><body><p>{GERMAN}</p></body></html>");
    // Greek letters by the bytes alone would be a guess; the declaration decides.
    let declared = document("a.html", &encoded(&page("iso-8859-15"), "iso-8859-15"), Format::Html).unwrap();
    assert_eq!(declared.encoding, "ISO-8859-15");
    assert!(declared.text.contains("Fördermittel"));
    // A browser that saves as UTF-8 leaves the old declaration.
    let saved = document("a.html", page("gb2312").as_bytes(), Format::Html).unwrap();
    assert_eq!(saved.encoding, "UTF-8");
    assert!(saved.text.contains("Fördermittel"));
    // A wrong declaration does not spoil the text.
    let wrong = document("a.html", &encoded(&page("utf-8"), "windows-1252"), Format::Html).unwrap();
    assert!(wrong.text.contains("Fördermittel"), "{}", wrong.encoding);
}

/// A page as news sites build them.
fn news_page(head: &str, paragraphs: &[&str]) -> String {
    let paragraphs = format!("<p>{}</p>\n", paragraphs.join("</p>\n<p>"));
    format!(
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Province sets aluminium goal | Daily</title>\
         {head}<style>p {{ margin: 0 }}</style></head><body>\
         <header><nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News 24</a></li></ul></nav></header>\
         <div class='breadcrumb'><a href='/'>Home</a> &gt; <a href='/metal'>Metal</a></div>\
         <main><article><h1>Province sets aluminium goal</h1>\
         <div class='content'>{paragraphs}</div></article></main>\
         <aside class='sidebar related'><h3>Related</h3><ul><li><a href='/1'>Steel output fell 7 percent</a></li>\
         <li><a href='/2'>Copper: 99 projects</a></li></ul></aside>\
         <footer><p>Copyright 2025. Phone 555 0100</p></footer><script>var x = 4711;</script></body></html>"
    )
}

const PARAGRAPHS: [&str; 3] = [
    "The province plans to raise its capacity of primary aluminium to 615,000&nbsp;t by 2027, officials said on Tuesday, \
     calling it a decisive step for the region, its firms and its workers.",
    "In 2024, output value reached 41.9 billion yuan, up 30&#37; on the year, and more than 100 firms &mdash; most of \
     them small &mdash; had settled in the zone, according to the bureau.",
    "Next, the government will strengthen support, speed up the building of three hubs, and help firms to find staff, \
     the deputy mayor said.",
];

#[test]
fn a_page_gives_its_main_text_title_and_date() {
    let head = "<meta property='article:published_time' content='2025-11-14T08:00:00+08:00'>";
    let page = document("a.html", news_page(head, &PARAGRAPHS).as_bytes(), Format::Html).unwrap();
    assert_eq!(page.title.as_deref(), Some("Province sets aluminium goal"));
    assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-11-14"));
    let lines: Vec<&str> = page.text.lines().collect();
    assert_eq!(lines.len(), 4, "{}", page.text);
    assert_eq!(lines[0], "Province sets aluminium goal");
    assert!(lines[1].contains("615,000\u{A0}t by 2027") || lines[1].contains("615,000 t by 2027"), "{}", lines[1]);
    assert!(lines[2].contains("up 30% on the year") && lines[2].contains("—"));
    for furniture in ["Home", "News 24", "99 projects", "Phone", "4711", "margin"] {
        assert!(!page.text.contains(furniture), "{furniture} in {}", page.text);
    }
}

#[test]
fn a_short_chinese_page_is_read_without_its_menu() {
    let paragraphs = CHINESE.trim().split('\n').collect::<Vec<_>>();
    let page = document("a.html", news_page("", &paragraphs).as_bytes(), Format::Html).unwrap();
    assert!(page.text.contains("61.5万吨"), "{}", page.text);
    assert!(!page.text.contains("99 projects") && !page.text.contains("News 24"), "{}", page.text);
}

#[test]
fn dates_of_pages_are_found_where_sites_put_them() {
    for head in [
        "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\
         \"headline\":\"Province sets aluminium goal\",\"datePublished\":\"2025-11-14T01:00:00Z\"}</script>",
        "<meta name='pubdate' content='2025-11-14'>",
        "<meta name='PubDate' content='2025/11/14 10:00'>",
    ] {
        let page = document("a.html", news_page(head, &PARAGRAPHS).as_bytes(), Format::Html).unwrap();
        assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-11-14"), "{head}");
    }
    let with_time = ["<time datetime='2025-11-14'>14 November</time>", PARAGRAPHS[0], PARAGRAPHS[1]];
    let page = document("a.html", news_page("", &with_time).as_bytes(), Format::Html).unwrap();
    assert_eq!(page.published.map(|day| day.to_string()).as_deref(), Some("2025-11-14"));
}

#[test]
fn hostile_pages_are_read_without_harm() {
    let deep = format!("{}5 t by 2027{}", "<div>".repeat(200_000), "</div>".repeat(200_000));
    let formatting = format!("{}5 t by 2027", "<b><i><a>".repeat(20_000));
    let open = "<p>5 t by 2027<table><tr><td>".repeat(5_000);
    let references = format!("{}5 t by 2027", "&".repeat(3_000_000));
    for page in [deep.as_str(), &formatting, &open, &references, "<", "<!--", "<p>5 t by 2027</p", "5 t by 2027"] {
        match document("a.html", page.as_bytes(), Format::Html) {
            Ok(read) => assert!(read.text.contains("5 t by 2027") || page == "<"),
            Err(skipped) => assert_eq!(skipped.reason, "holds no text"),
        }
    }
}

#[test]
fn a_page_without_an_article_gives_all_its_text() {
    let table = "<table><tr><th>Region</th><th>Goal</th></tr><tr><td>North</td><td>5 t</td></tr></table>";
    let page = document("a.html", format!("<body><h1>Goals</h1>{table}</body>").as_bytes(), Format::Html).unwrap();
    assert_eq!(page.title.as_deref(), Some("Goals"));
    assert!(page.text.contains("Region\tGoal\nNorth\t5 t"), "{}", page.text);
}

#[test]
fn line_ends_and_titles_are_those_that_a_reader_sees() {
    let page = |head: &str, body: &str| {
        let page = format!("<html><head>{head}</head><body>{body}</body></html>");
        document("a.html", page.as_bytes(), Format::Html).unwrap()
    };
    let read = page("", "<p>First line of 2024<br>second line<br/>third</p><p>Next</p>");
    assert_eq!(read.text, "First line of 2024\nsecond line\nthird\nNext");
    let read = page("<title>广元铝产业迈向千亿_要闻_广元日报</title>", "<p>产值突破1000亿元。</p>");
    assert_eq!(read.title.as_deref(), Some("广元铝产业迈向千亿"));
    let read = page("<title>Aluminium plan for 2027 - City news</title>", "<h2>Aluminium plan for 2027</h2><p>5 t</p>");
    assert_eq!(read.title.as_deref(), Some("Aluminium plan for 2027"));
    assert_eq!(read.text, "Aluminium plan for 2027\n5 t", "the title stands once");
}
