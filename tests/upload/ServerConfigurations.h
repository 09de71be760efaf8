// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Configuration files of other people's servers, with $DIR, $ROOT and $PORT to be filled in.
namespace kurier::test {

inline constexpr char kApache[] = R"(ServerRoot /usr/lib/apache2
ServerName localhost
Listen 127.0.0.1:$PORT
PidFile $DIR/pid
Mutex file:$DIR
ErrorLog $DIR/log
LoadModule mpm_event_module modules/mod_mpm_event.so
LoadModule authn_core_module modules/mod_authn_core.so
LoadModule authz_core_module modules/mod_authz_core.so
LoadModule dav_module modules/mod_dav.so
LoadModule dav_fs_module modules/mod_dav_fs.so
$USER
DavLockDB $DIR/lock
DocumentRoot $ROOT
<Directory $ROOT>
  Require all granted
  Dav On
</Directory>
)";

inline constexpr char kNginx[] = R"(load_module modules/ngx_http_dav_ext_module.so;
$USER
daemon off; pid $DIR/pid; error_log $DIR/log; worker_processes 1;
events { worker_connections 64; }
http { access_log off; client_body_temp_path $DIR/body; client_max_body_size 0;
 proxy_temp_path $DIR/p; fastcgi_temp_path $DIR/f; uwsgi_temp_path $DIR/u; scgi_temp_path $DIR/s;
 server { listen 127.0.0.1:$PORT; root $ROOT;
  location / { dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS; }
 } }
)";

inline constexpr char kLighttpd[] = R"(server.bind="127.0.0.1"
server.port=$PORT
server.document-root="$ROOT"
server.errorlog="$DIR/log"
server.upload-dirs=("$DIR")
server.modules=("mod_webdav")
webdav.activate="enable"
webdav.is-readonly="disable"
webdav.sqlite-db-name="$DIR/lock.db"
webdav.opts=("partial-put-copy-modify"=>"enable")
)";

inline constexpr char kSshd[] = R"(Port $PORT
ListenAddress 127.0.0.1
HostKey $DIR/host
PidFile $DIR/pid
AuthorizedKeysFile $DIR/allowed
UsePAM no
StrictModes no
PasswordAuthentication no
PubkeyAuthentication yes
PermitRootLogin prohibit-password
Subsystem sftp internal-sftp
)";

inline constexpr char kVsftpd[] = R"(listen=YES
background=NO
listen_address=127.0.0.1
listen_port=$PORT
anonymous_enable=YES
anon_root=$ANON
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_umask=022
no_anon_password=YES
write_enable=YES
local_enable=NO
secure_chroot_dir=$DIR/empty
ftp_username=$FTPUSER
)";

inline constexpr char kVsftpdTls[] = R"(ssl_enable=YES
rsa_cert_file=$DIR/cert.pem
rsa_private_key_file=$DIR/key.pem
allow_anon_ssl=YES
force_anon_data_ssl=YES
force_anon_logins_ssl=YES
require_ssl_reuse=NO
ssl_ciphers=HIGH
)";

inline constexpr char kSwiftHash[] = R"([swift-hash]
swift_hash_path_suffix = abc
swift_hash_path_prefix = def
[storage-policy:0]
name = gold
default = yes
)";

/// Also with $NAME: object, container or account.
inline constexpr char kSwiftStorage[] = R"([DEFAULT]
bind_ip = 127.0.0.1
bind_port = $PORT
workers = 0
mount_check = false
devices = $ROOT
swift_dir = $DIR
user = $USER
log_address = /dev/null
[pipeline:main]
pipeline = $NAME-server
[app:$NAME-server]
use = egg:swift#$NAME
)";

// s3api insists on a cache and lives without its memcached, which nothing listens for here.
inline constexpr char kSwiftProxy[] = R"([DEFAULT]
bind_ip = 127.0.0.1
bind_port = $PORT
workers = 0
swift_dir = $DIR
user = $USER
log_address = /dev/null
[pipeline:main]
pipeline = catch_errors cache s3api tempauth bulk slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:9
[filter:s3api]
use = egg:swift#s3api
s3_acl = false
dns_compliant_bucket_names = false
location = us-east-1
min_segment_size = 1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
minimum_segment_size = 1
)";

} // namespace kurier::test
