<?php
// Themes and uploads lie elsewhere than the program.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
$file = getenv('WP_CONTENT') . substr($path, strlen('/wp-content'));
if (!str_starts_with($path, '/wp-content/') || !is_file($file)) {
    return false;
}
$types = ['css' => 'text/css', 'js' => 'text/javascript', 'svg' => 'image/svg+xml'];
header('Content-Type: ' . ($types[pathinfo($file, PATHINFO_EXTENSION)] ?? mime_content_type($file)));
readfile($file);
