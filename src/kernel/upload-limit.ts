/** How large a file may be that somebody sends, in MB: told before it is chosen and when it is refused, always with this number. */
export const uploadMegabytes = 20;
export const uploadBytes = uploadMegabytes * 1024 * 1024;
/** How large an Excel list may be, in MB: it is unpacked and held as a whole while it is read. */
export const workbookMegabytes = 10;
