//! The help, page by page.

use crate::desk::Desk;

#[test]
fn help_begins_with_what_people_do() {
    let mut desk = Desk::new();

    desk.run(&["--help"]);

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn every_command_explains_itself() {
    let mut desk = Desk::new();

    for command in [
        "new",
        "import",
        "add",
        "edit",
        "remove",
        "restore",
        "attach",
        "verdict",
        "withdraw",
        "list",
        "show",
        "history",
        "undo",
        "redo",
        "verify",
        "verify-report",
        "purge",
        "report",
        "copy",
    ] {
        let overview = desk.claims(&["--help"]).output().unwrap();
        assert!(
            String::from_utf8(overview.stdout).unwrap().contains(&format!("\n  {command} ")),
            "{command} is listed"
        );
        let help = desk.run(&[command, "--help"]);
        assert!(help.status.success());
        assert!(String::from_utf8(help.stdout).unwrap().contains("Examples:"), "{command} has examples");
    }

    insta::assert_snapshot!(desk.transcript());
}

#[test]
fn the_version_is_that_of_the_program() {
    let output = Desk::new().claims(&["--version"]).output().unwrap();

    assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("claims {}\n", env!("CARGO_PKG_VERSION")));
}
