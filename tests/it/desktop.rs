//! A desktop for one program: a virtual X server, a session bus and the accessibility bus, so that a test finds a
//! button by its name, as a screen reader does, and clicks it with the mouse, as a person does.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use pollster::block_on;
use zbus::zvariant::{DynamicType, OwnedObjectPath, Value};
use zbus::{Connection, Message};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";

/// A process that is ended when it goes out of scope.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The servers of one desktop. Fields are dropped, and so ended, in this order.
pub struct Desktop {
    session: Connection,
    _launcher: Running,
    _bus: Running,
    _server: Running,
    display: String,
    session_address: String,
    size: (i32, i32),
    home: tempfile::TempDir,
}

/// An element of the program's accessibility tree.
#[derive(Clone, Debug)]
pub struct Element {
    bus: String,
    path: OwnedObjectPath,
    /// The accessible name.
    pub name: String,
}

/// The program under test with its connection to the accessibility bus.
pub struct Program {
    process: Running,
    accessibility: Connection,
    display: String,
    size: (i32, i32),
}

impl Desktop {
    /// Starts the servers; the screen has `width` × `height` pixels.
    pub fn start(width: i32, height: i32) -> Self {
        let home = tempfile::tempdir().unwrap();
        // Without -noreset the server starts anew, and refuses callers meanwhile, when a first caller has left.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed by scripts/test.sh");
        let display = format!(":{}", first_line(&mut server));
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .env("DISPLAY", &display)
            .env("XDG_RUNTIME_DIR", home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is installed by scripts/test.sh");
        let session_address = first_line(&mut bus);
        let launcher = Command::new("/usr/libexec/at-spi-bus-launcher")
            .arg("--launch-immediately")
            .env("DISPLAY", &display)
            .env("XDG_RUNTIME_DIR", home.path())
            .env("DBUS_SESSION_BUS_ADDRESS", &session_address)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("at-spi2-core is installed by scripts/test.sh");
        let session = connect(&session_address);
        let desktop = Self {
            session,
            _launcher: Running(launcher),
            _bus: Running(bus),
            _server: Running(server),
            display,
            session_address,
            size: (width, height),
            home,
        };
        desktop.enable_accessibility();
        desktop
    }

    fn enable_accessibility(&self) {
        wait_for("the accessibility bus", Duration::from_secs(20), || {
            ["IsEnabled", "ScreenReaderEnabled"]
                .iter()
                .all(|property| {
                    let value = ("org.a11y.Status", *property, Value::from(true));
                    let set = ("org.freedesktop.DBus.Properties", "Set");
                    call(&self.session, "org.a11y.Bus", "/org/a11y/bus", set, &value).is_some()
                })
                .then_some(())
        });
    }

    /// The user's home, empty at first.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Starts the program under test with `arguments`.
    pub fn run(&self, arguments: &[&str]) -> Program {
        let process = Command::new(env!("CARGO_BIN_EXE_planscope"))
            .args(arguments)
            .env_remove("WAYLAND_DISPLAY")
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.session_address)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("HOME", self.home())
            .env("XDG_RUNTIME_DIR", self.home())
            .env("XDG_CONFIG_HOME", self.home().join("config"))
            .env("XDG_DATA_HOME", self.home().join("data"))
            .current_dir(self.home())
            .spawn()
            .unwrap();
        let get_address = ("org.a11y.Bus", "GetAddress");
        let reply = call(&self.session, "org.a11y.Bus", "/org/a11y/bus", get_address, &()).unwrap();
        let address: String = reply.body().deserialize().unwrap();
        let accessibility = connect(&address);
        Program { process: Running(process), accessibility, display: self.display.clone(), size: self.size }
    }
}

impl Program {
    /// Waits for an element in sight whose accessible name `wanted` accepts.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&Element) -> bool) -> Element {
        wait_for(what, Duration::from_mins(1), || {
            assert!(self.process.0.try_wait().unwrap().is_none(), "the program ended before {what}");
            self.elements().into_iter().filter(&wanted).find(|element| self.is_in_sight(element))
        })
    }

    /// Waits for an element of this name.
    pub fn wait_named(&mut self, name: &str) -> Element {
        self.wait(name, |element| element.name == name)
    }

    /// Waits for an element whose name starts with `start`.
    pub fn wait_starting(&mut self, start: &str) -> Element {
        self.wait(start, |element| element.name.starts_with(start))
    }

    /// Clicks the middle of an element with the mouse.
    pub fn click(&self, element: &Element) {
        let (x, y, width, height) = self.extents(element);
        let (x, y) = (x + width / 2, y + height / 2);
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        // A frame for the hover, as a hand would leave.
        std::thread::sleep(Duration::from_millis(150));
        self.xdotool(&["click", "1"]);
        // And frames for what the click brings: keys pressed within the same frame would miss the new focus.
        std::thread::sleep(Duration::from_millis(600));
    }

    /// Gives the window the keyboard: there is no window manager to do so.
    pub fn focus(&self) {
        self.xdotool(&["search", "--onlyvisible", "--name", "Planscope", "windowfocus", "--sync"]);
    }

    /// Presses a key, in the words of xdotool: `ctrl+o`, `Return`.
    pub fn key(&self, key: &str) {
        self.xdotool(&["key", "--clearmodifiers", key]);
    }

    /// Types text into what has the focus.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "8", text]);
    }

    /// Waits for the program to end by itself and returns whether it did so without an error.
    pub fn wait_for_end(mut self) -> bool {
        wait_for("the end of the program", Duration::from_secs(20), || self.process.0.try_wait().unwrap()).success()
    }

    /// The names of all elements that have one, for the message of a test that fails.
    pub fn names(&self) -> Vec<String> {
        self.elements().into_iter().map(|element| element.name).filter(|name| !name.is_empty()).collect()
    }

    /// All elements of all programs on the bus.
    pub fn elements(&self) -> Vec<Element> {
        let root = OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root").unwrap();
        let mut found = Vec::new();
        let mut open = vec![("org.a11y.atspi.Registry".to_owned(), root)];
        while let Some((bus, path)) = open.pop() {
            let Some(children) = self.children(&bus, &path) else { continue };
            for (bus, path) in children {
                let name = self.name(&bus, &path).unwrap_or_default();
                found.push(Element { bus: bus.clone(), path: path.clone(), name });
                open.push((bus, path));
            }
        }
        found
    }

    fn children(&self, bus: &str, path: &OwnedObjectPath) -> Option<Vec<(String, OwnedObjectPath)>> {
        self.ask(bus, path, (ACCESSIBLE, "GetChildren"), &())?.body().deserialize().ok()
    }

    fn name(&self, bus: &str, path: &OwnedObjectPath) -> Option<String> {
        let reply = self.ask(bus, path, ("org.freedesktop.DBus.Properties", "Get"), &(ACCESSIBLE, "Name"))?;
        reply.body().deserialize::<zbus::zvariant::OwnedValue>().ok()?.try_into().ok()
    }

    fn is_in_sight(&self, element: &Element) -> bool {
        let (x, y, width, height) = self.extents(element);
        let (x, y) = (x + width / 2, y + height / 2);
        (0..self.size.0).contains(&x) && (0..self.size.1).contains(&y)
    }

    /// Left, top, width and height on the screen; nothing for an element that has just gone.
    fn extents(&self, element: &Element) -> (i32, i32, i32, i32) {
        let relative_to_screen = 0_u32;
        let get_extents = ("org.a11y.atspi.Component", "GetExtents");
        let reply = self.ask(&element.bus, &element.path, get_extents, &relative_to_screen);
        reply.and_then(|reply| reply.body().deserialize().ok()).unwrap_or((-1, -1, 0, 0))
    }

    fn ask<B>(&self, bus: &str, path: &OwnedObjectPath, method: (&str, &str), body: &B) -> Option<Message>
    where
        B: serde::Serialize + DynamicType,
    {
        call(&self.accessibility, bus, path.as_str(), method, body)
    }

    fn xdotool(&self, arguments: &[&str]) {
        let status = Command::new("xdotool").args(arguments).env("DISPLAY", &self.display).status();
        assert!(status.expect("xdotool is installed by scripts/test.sh").success(), "xdotool {arguments:?}");
    }
}

fn connect(address: &str) -> Connection {
    block_on(zbus::connection::Builder::address(address).unwrap().build()).unwrap()
}

/// Calls `interface.method`; `None` where the other side has gone or refuses.
fn call<B>(bus: &Connection, to: &str, path: &str, (interface, method): (&str, &str), body: &B) -> Option<Message>
where
    B: serde::Serialize + DynamicType,
{
    block_on(bus.call_method(Some(to), path, Some(interface), method, body)).ok()
}

fn first_line(child: &mut Child) -> String {
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    line.trim().to_owned()
}

fn wait_for<T>(what: &str, limit: Duration, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < limit, "waited {limit:?} for {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
