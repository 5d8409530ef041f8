//! The program in a real window, found by accessible names and clicked with the mouse.

use std::path::Path;

use super::desktop::Desktop;

/// The main job from start to end: cards, region, target, sentence, chart file, another folder, quit.
#[test]
fn from_the_cards_to_the_sentence_to_a_chart_and_another_folder() {
    let desktop = Desktop::start(1440, 900);
    let folder = desktop.home().join("articles");
    std::fs::create_dir(&folder).unwrap();
    let text = "Harbour plan\nBy 2030, the port of Ningbo plans to reach a capacity of 40 million tonnes.\n";
    std::fs::write(folder.join("port.txt"), text).unwrap();

    let mut program = desktop.run(&[]);
    let card = program.wait_starting("Guangyuan");
    program.focus();
    program.click(&card);
    program.wait_starting("Trajectory");

    let target = program
        .wait("the target of 2027", |element| element.name.contains("Target") && element.name.contains("100 bn yuan"));
    program.click(&target);
    program.wait("the Kannada sentence", |element| element.name.contains("ಉತ್ಪಾದನಾ ಮೌಲ್ಯವು 100 ಬಿಲಿಯನ್ ಯುವಾನ್"));
    // Numbers marked in a sentence are buttons with these words.
    program.wait_named("Target, more than 100 bn yuan, 2027");

    program.key("ctrl+e");
    let chart = desktop.home().join("chart.svg");
    save_chart(&mut program, &chart);
    let svg = std::fs::read_to_string(&chart).unwrap();
    assert!(svg.contains("<svg") && svg.contains("<title"), "the chart is an SVG with a title");

    // By a typed path: what the folder dialog looks like is the desktop's affair.
    program.key("ctrl+l");
    let field = program.wait_starting("Path");
    program.click(&field);
    program.type_text(folder.to_str().unwrap());
    program.key("Return");
    program.wait_starting("Ningbo");

    program.key("ctrl+q");
    assert!(program.wait_for_end(), "the program ends without an error");
}

fn save_chart(program: &mut super::desktop::Program, path: &Path) {
    let svg = program.wait_named("SVG");
    program.click(&svg);
    let file = program.wait_named("File name or path");
    program.click(&file);
    program.key("ctrl+a");
    program.type_text(path.to_str().unwrap());
    let save = program.wait_starting("Save");
    program.click(&save);
    let start = std::time::Instant::now();
    while !path.exists() {
        assert!(start.elapsed().as_secs() < 20, "the chart is written; on screen: {:#?}", program.names());
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
}
