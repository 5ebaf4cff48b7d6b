/**
 * A store as files: backups and their restoring, new data that are written beside the old ones and take their place at once, the number
 * of the layout, the server that has the folder open.
 */
package riposte.store.file;
