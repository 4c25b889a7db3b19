package api

import "time"

// Session is who asks.
type Session struct {
	Accounts bool   `json:"accounts" doc:"Whether this server has accounts; without, everyone on this machine is local with all roles"`
	SignedIn bool   `json:"signed_in"`
	User     string `json:"user,omitempty" example:"local"`
	Name     string `json:"name,omitempty" example:"أمل"`
	Role     string `json:"role,omitempty" enum:"reader,coder,editor,admin" example:"admin"`
	Provider string `json:"provider,omitempty" doc:"Name of the OpenID provider, where one is set up"`
}

// SignIn opens a session.
type SignIn struct {
	Body struct {
		User     string `json:"user" minLength:"1" maxLength:"100" example:"amal"`
		Password string `json:"password" minLength:"1" maxLength:"1000" example:"correct horse battery staple"`
	}
}

// User is an account.
type User struct {
	User     string    `json:"user" example:"amal"`
	Name     string    `json:"name,omitempty" example:"أمل"`
	Role     string    `json:"role" enum:"reader,coder,editor,admin" example:"coder"`
	Disabled bool      `json:"disabled,omitempty"`
	Created  time.Time `json:"created"`
}

// NewUser makes an account.
type NewUser struct {
	Body struct {
		User     string `json:"user" minLength:"1" maxLength:"100" pattern:"^[a-z0-9][a-z0-9._@-]*$" example:"amal"`
		Name     string `json:"name,omitempty" maxLength:"200" example:"أمل"`
		Role     string `json:"role" enum:"reader,coder,editor,admin" example:"coder"`
		Password string `json:"password,omitempty" maxLength:"1000" doc:"At least 10 characters; absent: only through the OpenID provider"`
	}
}

// UserEdit changes an account; what is absent stays.
type UserEdit struct {
	User string `path:"user" maxLength:"100" example:"amal"`
	Body struct {
		Name     *string `json:"name,omitempty" maxLength:"200"`
		Role     *string `json:"role,omitempty" enum:"reader,coder,editor,admin"`
		Password *string `json:"password,omitempty" maxLength:"1000"`
		Disabled *bool   `json:"disabled,omitempty"`
	}
}

// Token is a key for programs.
type Token struct {
	ID      string    `json:"id" example:"t-1"`
	Name    string    `json:"name" example:"nightly export"`
	User    string    `json:"user" example:"amal"`
	Role    string    `json:"role" enum:"reader,coder,editor,admin" doc:"At most the user's own"`
	Created time.Time `json:"created"`
	Expires time.Time `json:"expires,omitzero"`
	Used    time.Time `json:"used,omitzero" doc:"Last used"`
	Secret  string    `json:"secret,omitempty" doc:"Shown once, when it is made: Authorization: Bearer SECRET"`
}

// NewToken makes a key.
type NewToken struct {
	Body struct {
		Name string `json:"name" minLength:"1" maxLength:"200" example:"nightly export"`
		Role string `json:"role" enum:"reader,coder,editor,admin" example:"reader"`
		Days int    `json:"days,omitempty" minimum:"1" maximum:"3650" doc:"Days that it is good for; absent: until withdrawn"`
	}
}

// TokenPath names a key in the path.
type TokenPath struct {
	Token string `path:"token" maxLength:"100" example:"t-1"`
}

// OIDCReturn is what the provider sends back.
type OIDCReturn struct {
	Code  string `query:"code" maxLength:"4000"`
	State string `query:"state" maxLength:"200"`
	Error string `query:"error" maxLength:"200"`
}

// Redirect sends the browser on.
type Redirect struct {
	Location string `header:"Location"`
}
