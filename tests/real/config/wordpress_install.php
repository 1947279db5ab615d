<?php
// Sets WordPress up: php wordpress_install.php HOST PASSWORD
[, $host, $password] = $argv;
$_SERVER['HTTP_HOST'] = $host;
$_SERVER['SERVER_NAME'] = $host;
$_SERVER['REQUEST_URI'] = $_SERVER['PHP_SELF'] = '/wp-admin/install.php';
define('WP_INSTALLING', true);
require '/usr/share/wordpress/wp-load.php';
require '/usr/share/wordpress/wp-admin/includes/upgrade.php';
wp_install('Notes of Robin', 'robin', 'robin@fern.example', false, '', $password);
