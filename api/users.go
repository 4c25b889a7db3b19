package api

import (
	"context"
	"errors"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"isnad/store"
)

func userOf(u store.Account) User {
	return User{User: u.User, Name: u.Name, Role: u.Role, Disabled: u.Disabled, Created: u.Created}
}

func (s *Server) users(ctx context.Context, _ *struct{}) (*Out[Page[User]], error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	list, err := s.Store.Accounts(ctx)
	if err != nil {
		return nil, s.answer(err)
	}
	out := Page[User]{Items: make([]User, len(list))}
	for i, u := range list {
		out.Items[i] = userOf(u)
	}
	return &Out[Page[User]]{out}, nil
}

func (s *Server) addUser(ctx context.Context, in *NewUser) (*Out[User], error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	u := store.Account{User: in.Body.User, Name: in.Body.Name, Role: in.Body.Role, Created: time.Now().UTC()}
	if in.Body.Password != "" {
		hash, err := s.Accounts.cost.hash(in.Body.Password)
		if err != nil {
			return nil, fault("body.password", err.Error(), nil)
		}
		u.Hash = hash
	} else if s.Accounts.oidc == nil {
		return nil, fault("body.password", "expected, as this server has no OpenID provider", nil)
	}
	switch err := s.Store.AddAccount(ctx, u); {
	case errors.Is(err, store.ErrTaken):
		return nil, huma.Error409Conflict("the name is taken", &huma.ErrorDetail{Location: "body.user", Message: "taken", Value: u.User})
	case err != nil:
		return nil, s.answer(err)
	}
	return &Out[User]{userOf(u)}, nil
}

func (s *Server) editUser(ctx context.Context, in *UserEdit) (*Out[User], error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	if in.User == who(ctx).User && (in.Body.Role != nil || in.Body.Disabled != nil) {
		return nil, huma.Error409Conflict("one's own role and account are another admin's to change")
	}
	u, err := s.Store.Account(ctx, in.User)
	if err != nil {
		return nil, s.answer(err)
	}
	if in.Body.Password != nil {
		if u.Hash, err = s.Accounts.cost.hash(*in.Body.Password); err != nil {
			return nil, fault("body.password", err.Error(), nil)
		}
	}
	if in.Body.Name != nil {
		u.Name = *in.Body.Name
	}
	if in.Body.Role != nil {
		u.Role = *in.Body.Role
	}
	if in.Body.Disabled != nil {
		u.Disabled = *in.Body.Disabled
	}
	if err := s.Store.EditAccount(ctx, *u); err != nil {
		return nil, s.answer(err)
	}
	return &Out[User]{userOf(*u)}, nil
}

func tokenOf(k store.Key) Token {
	return Token{ID: k.ID, Name: k.Name, User: k.User, Role: k.Role, Created: k.Created, Expires: k.Expires, Used: k.Used}
}

func (s *Server) tokens(ctx context.Context, _ *struct{}) (*Out[Page[Token]], error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	list, err := s.Store.Keys(ctx, who(ctx).User)
	if err != nil {
		return nil, s.answer(err)
	}
	out := Page[Token]{Items: make([]Token, len(list))}
	for i, k := range list {
		out.Items[i] = tokenOf(k)
	}
	return &Out[Page[Token]]{out}, nil
}

func (s *Server) addToken(ctx context.Context, in *NewToken) (*Out[Token], error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	id := who(ctx)
	if id.Key {
		return nil, huma.Error403Forbidden("a key makes no keys; sign in")
	}
	role, err := ParseRole(in.Body.Role)
	if err != nil {
		return nil, fault("body.role", err.Error(), in.Body.Role)
	}
	if role > id.Role {
		return nil, fault("body.role", "above one's own role, "+id.Role.String(), in.Body.Role)
	}
	secret := newSecret()
	k := store.Key{Name: in.Body.Name, User: id.User, Role: in.Body.Role, Hash: fingerprint(secret), Created: time.Now().UTC()}
	if in.Body.Days > 0 {
		k.Expires = k.Created.AddDate(0, 0, in.Body.Days)
	}
	if k.ID, err = s.Store.AddKey(ctx, k); err != nil {
		return nil, s.answer(err)
	}
	out := tokenOf(k)
	out.Secret = secret
	return &Out[Token]{out}, nil
}

func (s *Server) dropToken(ctx context.Context, in *TokenPath) (*struct{}, error) {
	if s.Accounts == nil {
		return nil, errNoAccounts
	}
	return nil, s.answer(s.Store.DropKey(ctx, who(ctx).User, in.Token))
}
