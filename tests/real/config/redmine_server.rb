# Redmine on WEBrick: ruby redmine_server.rb PORT
ENV['RAILS_ENV'] = 'production'
webrick = Dir['/usr/share/rubygems-integration/all/gems/webrick-*/lib'].first
$LOAD_PATH.unshift(webrick) if webrick
Dir.chdir('/usr/share/redmine')
require '/usr/share/redmine/config/environment'
require 'webrick'
require 'rack/handler/webrick'
app = Rack::Builder.new { run Rails.application }.to_app
trap('TERM') { Rack::Handler::WEBrick.shutdown }
Rack::Handler::WEBrick.run(app, Host: '127.0.0.1', Port: ARGV[0].to_i)
