//! The prompt at a terminal: ^C ends what runs, and the session lives.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Test;

const PATIENCE: Duration = Duration::from_secs(60);

pub fn tests() -> Vec<Test> {
    vec![Test { name: "terminal ^C interrupts a running input".into(), run: Box::new(interrupt) }]
}

fn interrupt() -> Result<(), String> {
    let mut terminal = Terminal::open()?;
    terminal.wait_for("cinch> ")?;
    terminal.type_in("int keep = 7;\r")?;
    terminal.wait_for("cinch> ")?;
    terminal.type_in("extern \"C\" int puts(const char *), fflush(void *);\r")?;
    terminal.wait_for("cinch> ")?;
    terminal.type_in("puts(\"it \" \"runs\"); fflush(nullptr); for (;;) ;\r")?;
    terminal.wait_for("it runs")?;
    terminal.type_in("\u{3}")?;
    terminal.wait_for("interrupted")?;
    terminal.wait_for("cinch> ")?;
    // At the prompt it clears the line.
    terminal.type_in("nonsense\u{3}")?;
    terminal.wait_for("cinch> ")?;
    terminal.type_in("keep + 35\r")?;
    terminal.wait_for("(int) 42")?;
    terminal.wait_for("cinch> ")?;
    terminal.type_in("\u{4}")?;
    terminal.wait_for_end()
}

/// A program with a terminal of its own.
struct Terminal {
    child: Child,
    master: File,
    /// What it wrote and nobody has waited for yet.
    pending: String,
}

impl Terminal {
    fn open() -> Result<Terminal, String> {
        let (mut master, mut slave) = (-1, -1);
        let size = libc::winsize { ws_row: 24, ws_col: 200, ws_xpixel: 0, ws_ypixel: 0 };
        // SAFETY: the out-pointers and the size are valid; the descriptors are owned below.
        let (master, slave) = unsafe {
            let none = std::ptr::null_mut();
            if libc::openpty(&raw mut master, &raw mut slave, none, std::ptr::null_mut(), &raw const size as *mut _)
                != 0
            {
                return Err("no pseudo-terminal".into());
            }
            libc::fcntl(master, libc::F_SETFL, libc::O_NONBLOCK);
            libc::fcntl(master, libc::F_SETFD, libc::FD_CLOEXEC);
            (File::from_raw_fd(master), OwnedFd::from_raw_fd(slave))
        };
        let end = || slave.try_clone().map(Stdio::from).map_err(|e| e.to_string());
        let mut command = Command::new(env!("CARGO_BIN_EXE_cinch"));
        command.env("CINCH_NOHISTORY", "1").env("NO_COLOR", "1").env("TERM", "xterm");
        command.stdin(end()?).stdout(end()?).stderr(end()?);
        // SAFETY: between fork and exec only system calls are made.
        unsafe {
            command.pre_exec(|| {
                libc::setsid();
                libc::ioctl(0, libc::TIOCSCTTY, 0);
                Ok(())
            });
        }
        let child = command.spawn().map_err(|e| e.to_string())?;
        Ok(Terminal { child, master, pending: String::new() })
    }

    fn type_in(&mut self, text: &str) -> Result<(), String> {
        self.master.write_all(text.as_bytes()).map_err(|e| e.to_string())
    }

    /// Reads until `text` has been written.
    fn wait_for(&mut self, text: &str) -> Result<(), String> {
        let start = Instant::now();
        loop {
            if let Some(at) = self.pending.find(text) {
                self.pending.drain(..at + text.len());
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("waited for {text:?}, and read {:?}", self.pending));
            }
            self.read();
        }
    }

    fn read(&mut self) {
        let mut poll = libc::pollfd { fd: self.master.as_raw_fd(), events: libc::POLLIN, revents: 0 };
        // SAFETY: one valid record.
        unsafe { libc::poll(&raw mut poll, 1, 100) };
        let mut bytes = [0; 4096];
        if let Ok(n) = self.master.read(&mut bytes) {
            self.pending.push_str(&String::from_utf8_lossy(&bytes[..n]));
        }
    }

    fn wait_for_end(&mut self) -> Result<(), String> {
        let start = Instant::now();
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) if status.success() => return Ok(()),
                Ok(Some(status)) => return Err(format!("it ended with {status}")),
                _ if start.elapsed() > PATIENCE => return Err("it did not end".into()),
                _ => self.read(),
            }
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
