<?php
// Scripts are also found where the rest of the path is theirs, dots in it or not.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (!preg_match('#^(/[^.]*\.php)(/.*)?$#', $path, $parts)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $parts[1];
$_SERVER['PHP_SELF'] = $path;
$_SERVER['PATH_INFO'] = $parts[2] ?? '';
$_SERVER['SCRIPT_FILENAME'] = $_SERVER['DOCUMENT_ROOT'] . $parts[1];
chdir(dirname($_SERVER['SCRIPT_FILENAME']));
require $_SERVER['SCRIPT_FILENAME'];
