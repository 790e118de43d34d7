//! SQLite's own disk, with a log of what is done to it (<https://www.sqlite.org/vfs.html>).
#![allow(unsafe_code, reason = "SQLite knows a disk as two tables of C functions")]

use std::ffi::{CStr, c_char, c_int, c_void};
use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::mem::size_of;
use std::path::Path;
use std::ptr::{null, null_mut};
use std::sync::{Mutex, PoisonError};

use kit::Operation;
use rusqlite::ffi;

static LOG: Mutex<Option<BufWriter<File>>> = Mutex::new(None);

/// Writes to `log`, from here on, what SQLite does to the files of books in this process.
pub(crate) fn record(log: &Path) -> std::io::Result<()> {
    *LOG.lock().unwrap_or_else(PoisonError::into_inner) = Some(BufWriter::new(File::create(log)?));
    // SAFETY: SQLite's own disk is found by a null name and lives as long as the process, and so does the leaked
    // copy of it. The functions that are not replaced ignore which disk they are called for.
    let code = unsafe {
        let own = ffi::sqlite3_vfs_find(null());
        let mut logged = *own;
        logged.pNext = null_mut();
        logged.zName = c"logged".as_ptr();
        logged.pAppData = own.cast();
        logged.szOsFile += c_int::try_from(size_of::<LoggedFile>()).expect("two pointers fit");
        logged.xOpen = Some(open);
        logged.xDelete = Some(delete);
        ffi::sqlite3_vfs_register(Box::leak(Box::new(logged)), 1)
    };
    assert_eq!(code, ffi::SQLITE_OK, "a disk can be registered before any file is open");
    Ok(())
}

/// Writes one thing to the log, if there is one.
pub(crate) fn log(operation: &Operation) {
    if let Some(log) = LOG.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
        operation.write(log).and_then(|()| log.flush()).expect("the log of a test can be written");
    }
}

/// What SQLite takes for a file: ours, and right behind it the one of its own disk.
#[repr(C)]
struct LoggedFile {
    base: ffi::sqlite3_file,
    /// Made by `Box::into_raw`; null for files that no book consists of.
    name: *mut String,
}

/// The file of SQLite's own disk.
///
/// # Safety
/// `file` came through [`open`], so that there is room for both.
unsafe fn own(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    // SAFETY: `szOsFile` made room for both, and both begin with a pointer, so that the second is aligned.
    unsafe { file.cast::<LoggedFile>().add(1).cast() }
}

/// The name of a file of a book.
///
/// # Safety
/// `file` came through [`open`] and is not closed.
unsafe fn name<'f>(file: *mut ffi::sqlite3_file) -> Option<&'f String> {
    // SAFETY: `open` set the name, and only `close` frees it.
    unsafe { (*file.cast::<LoggedFile>()).name.as_ref() }
}

/// The last part of a path.
///
/// # Safety
/// `path` came from SQLite: it is not null and ends in a zero byte.
unsafe fn file_name(path: *const c_char) -> String {
    // SAFETY: as promised above.
    let path = unsafe { CStr::from_ptr(path) }.to_string_lossy();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

unsafe extern "C" fn open(
    disk: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: `pAppData` is SQLite's own disk (see `record`), whose functions are all there.
    unsafe {
        let own_disk: *mut ffi::sqlite3_vfs = (*disk).pAppData.cast();
        let Some(forward) = (*own_disk).xOpen else { return ffi::SQLITE_CANTOPEN };
        let code = forward(own_disk, path, own(file), flags, out);
        let logged = &mut *file.cast::<LoggedFile>();
        logged.base.pMethods = if code == ffi::SQLITE_OK { &raw const METHODS } else { null() };
        let of_a_book = flags & (ffi::SQLITE_OPEN_MAIN_DB | ffi::SQLITE_OPEN_WAL | ffi::SQLITE_OPEN_MAIN_JOURNAL);
        let is_named = code == ffi::SQLITE_OK && of_a_book != 0 && !path.is_null();
        logged.name = if is_named { Box::into_raw(Box::new(file_name(path))) } else { null_mut() };
        code
    }
}

unsafe extern "C" fn delete(disk: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    // SAFETY: as in `open`.
    let code = unsafe {
        let own_disk: *mut ffi::sqlite3_vfs = (*disk).pAppData.cast();
        (*own_disk).xDelete.map_or(ffi::SQLITE_IOERR, |forward| forward(own_disk, path, sync))
    };
    if code == ffi::SQLITE_OK {
        // SAFETY: SQLite asked for the removal of a file with this name.
        let file = unsafe { file_name(path) };
        log(&Operation::Removed { file });
    }
    code
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes a file once; the name came from `Box::into_raw`.
    unsafe {
        let logged = &mut *file.cast::<LoggedFile>();
        if !logged.name.is_null() {
            drop(Box::from_raw(std::mem::replace(&mut logged.name, null_mut())));
        }
        let own = own(file);
        (*(*own).pMethods).xClose.map_or(ffi::SQLITE_OK, |forward| forward(own))
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    bytes: *const c_void,
    count: c_int,
    offset: ffi::sqlite3_int64,
) -> c_int {
    // SAFETY: SQLite hands over `count` readable bytes.
    unsafe {
        let own = own(file);
        let code = (*(*own).pMethods).xWrite.map_or(ffi::SQLITE_IOERR, |forward| forward(own, bytes, count, offset));
        if let Some(name) = name(file).filter(|_| code == ffi::SQLITE_OK) {
            let bytes = std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(count).unwrap_or_default());
            let offset = u64::try_from(offset).unwrap_or_default();
            log(&Operation::Written { file: name.clone(), offset, bytes: bytes.to_vec() });
        }
        code
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: ffi::sqlite3_int64) -> c_int {
    // SAFETY: as in `write`.
    unsafe {
        let own = own(file);
        let code = (*(*own).pMethods).xTruncate.map_or(ffi::SQLITE_IOERR, |forward| forward(own, length));
        if let Some(name) = name(file).filter(|_| code == ffi::SQLITE_OK) {
            log(&Operation::Cut { file: name.clone(), length: u64::try_from(length).unwrap_or_default() });
        }
        code
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: as in `write`.
    unsafe {
        let own = own(file);
        let code = (*(*own).pMethods).xSync.map_or(ffi::SQLITE_IOERR, |forward| forward(own, flags));
        if let Some(name) = name(file).filter(|_| code == ffi::SQLITE_OK) {
            log(&Operation::Synced { file: name.clone() });
        }
        code
    }
}

/// Hands a call through to the file of SQLite's own disk.
macro_rules! forward {
    ($($function:ident = $method:ident($($argument:ident: $type:ty),*) -> $result:ty, $otherwise:expr;)*) => {$(
        unsafe extern "C" fn $function(file: *mut ffi::sqlite3_file, $($argument: $type),*) -> $result {
            // SAFETY: `file` came through `open`; the arguments are handed on as they came.
            unsafe {
                let own = own(file);
                (*(*own).pMethods).$method.map_or($otherwise, |forward| forward(own, $($argument),*))
            }
        }
    )*};
}

forward! {
    read = xRead(bytes: *mut c_void, count: c_int, offset: ffi::sqlite3_int64) -> c_int, ffi::SQLITE_IOERR;
    file_size = xFileSize(out: *mut ffi::sqlite3_int64) -> c_int, ffi::SQLITE_IOERR;
    lock = xLock(level: c_int) -> c_int, ffi::SQLITE_IOERR;
    unlock = xUnlock(level: c_int) -> c_int, ffi::SQLITE_IOERR;
    check_reserved_lock = xCheckReservedLock(out: *mut c_int) -> c_int, ffi::SQLITE_IOERR;
    file_control = xFileControl(what: c_int, argument: *mut c_void) -> c_int, ffi::SQLITE_NOTFOUND;
    sector_size = xSectorSize() -> c_int, 0;
    device_characteristics = xDeviceCharacteristics() -> c_int, 0;
    shm_map = xShmMap(page: c_int, size: c_int, extend: c_int, out: *mut *mut c_void) -> c_int, ffi::SQLITE_IOERR;
    shm_lock = xShmLock(offset: c_int, count: c_int, flags: c_int) -> c_int, ffi::SQLITE_IOERR;
    shm_barrier = xShmBarrier() -> (), ();
    shm_unmap = xShmUnmap(delete: c_int) -> c_int, ffi::SQLITE_IOERR;
}

/// Version 2: with shared memory for the log, without mapped reads, so that every byte passes here.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};
