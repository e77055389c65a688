package main

import (
	"net/url"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/staff/signon"
)

// signOn is what settings say of single sign-on.
type signOn struct {
	issuer, client, secret  string
	claim, admins, planners string // the last two, separated by commas
}

// provider returns the provider of single sign-on; nil where there is none.
func (s *service) provider() (*signon.Provider, error) {
	o := s.signOn
	if o.issuer == "" {
		if o.client+o.secret+o.admins+o.planners != "" {
			return nil, usage(lang.Words{"single sign-on has no provider", "لا مزوّد للدخول الموحد"},
				lang.Words{"give its address with --oidc-issuer, or leave the other --oidc settings out", "اذكر عنوانه بالخيار --oidc-issuer أو احذف بقية خيارات --oidc"})
		}
		return nil, nil
	}
	u, err := url.Parse(o.issuer)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && !(u.Scheme == "http" && isLoopback(u.Hostname())):
		return nil, usage(lang.Words{"--oidc-issuer %s is not the address of a provider", "‎--oidc-issuer %s ليس عنوان مزوّد"}.Format(o.issuer),
			lang.Words{"write it as the provider does, beginning with https://", "اكتبه كما يكتبه المزوّد، بادئًا بـ https://‎"})
	case o.client == "":
		return nil, usage(lang.Words{"single sign-on needs --oidc-client", "يحتاج الدخول الموحد إلى --oidc-client"},
			lang.Words{"register this server with the provider, and give the name that it gets there", "سجّل هذا الخادم لدى المزوّد واذكر الاسم الذي يعطيه"})
	case len(commas(o.admins))+len(commas(o.planners)) == 0:
		return nil, usage(lang.Words{"nobody could come in by single sign-on", "لن يدخل أحد بالدخول الموحد"},
			lang.Words{"say with --oidc-admins and --oidc-planners which values of the claim %s let people in", "اذكر بالخيارين --oidc-admins و--oidc-planners أي قيم %s تسمح بالدخول"}.Format(o.claim))
	}
	return signon.New(signon.Options{Issuer: o.issuer, Client: o.client, Secret: o.secret, Redirect: s.url + "/sign-on/back", Claim: o.claim,
		Admins: commas(o.admins), Planners: commas(o.planners)}), nil
}

func isLoopback(host string) bool { return host == "localhost" || host == "127.0.0.1" || host == "::1" }

// commas reads a list that is separated by commas.
func commas(s string) []string {
	list := strings.Split(s, ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return slices.DeleteFunc(list, func(x string) bool { return x == "" })
}

// signOnSettings are those of single sign-on.
var signOnSettings = []setting{
	{
		name: "oidc-issuer", sample: "https://id.example.org/realms/staff",
		says: lang.Words{"address of a provider of single sign-on (OpenID Connect)", "عنوان مزوّد الدخول الموحد (OpenID Connect)"},
		more: lang.Words{"See [signon.md](signon.md).", "انظر [signon.ar.md](signon.ar.md)."},
		bind: word(func(s *service) *string { return &s.signOn.issuer }, ""),
	},
	{
		name: "oidc-client", sample: "tamrin",
		says: lang.Words{"what the provider calls this server", "اسم هذا الخادم لدى المزوّد"},
		bind: word(func(s *service) *string { return &s.signOn.client }, ""),
	},
	{
		name: "oidc-secret", sample: "…", secret: true,
		says: lang.Words{"secret by which the provider knows this server", "السر الذي يعرف به المزوّد هذا الخادم"},
		more: lang.Words{"A file that holds it should be readable by the server's own user alone.", "الملف الذي يحويه ينبغي ألا يقرأه إلا المستخدم الذي يعمل به الخادم."},
		bind: word(func(s *service) *string { return &s.signOn.secret }, ""),
	},
	{
		name: "oidc-claim", sample: "realm_access.roles",
		says: lang.Words{"claim that says what somebody may do; a dot leads into it", "المطالبة (claim) التي تبيّن ما يحق للشخص؛ والنقطة تدخل فيها"},
		bind: word(func(s *service) *string { return &s.signOn.claim }, "groups"),
	},
	{
		name: "oidc-admins", sample: "tamrin-admins",
		says: lang.Words{"values of the claim that make administrators, with commas between", "قيم المطالبة التي تجعل الشخص مسؤولًا، بينها فواصل"},
		bind: word(func(s *service) *string { return &s.signOn.admins }, ""),
	},
	{
		name: "oidc-planners", sample: "exercises,staff-college",
		says: lang.Words{"values of the claim that make planners, with commas between", "قيم المطالبة التي تجعل الشخص مخططًا، بينها فواصل"},
		bind: word(func(s *service) *string { return &s.signOn.planners }, ""),
	},
}
