# The portal of LemonLDAP::NG with its pictures and scripts.
use Plack::Builder;
use Lemonldap::NG::Portal::Main;
my $portal = Lemonldap::NG::Portal::Main->run({});
builder {
    enable 'Plack::Middleware::Static', path => sub { s{^/static/}{} }, root => '/usr/share/lemonldap-ng/portal/htdocs/static/';
    enable 'Plack::Middleware::Static', path => sub { s{^/javascript/}{} }, root => '/usr/share/javascript/';
    sub { $portal->(shift) };
};
