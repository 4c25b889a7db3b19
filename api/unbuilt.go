package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"isnad"
)

var errUnbuilt = huma.Error501NotImplemented("this route is described and not built yet")

func (s *Server) events(role Role, path, tag, id, summary string) route {
	r := on(role, get, path, tag, id, summary, func(context.Context, *JobPath) (*struct{}, error) { return nil, errUnbuilt })
	r.add = func(api huma.API, op huma.Operation) {
		sse.Register(api, op, map[string]any{"progress": JobProgress{}, "end": JobEnd{}}, func(ctx context.Context, in *JobPath, send sse.Sender) {})
	}
	return r
}

func (s *Server) health(context.Context, *struct{}) (*Out[Health], error)   { return nil, errUnbuilt }
func (s *Server) version(context.Context, *struct{}) (*Out[Version], error) { return nil, errUnbuilt }
func (s *Server) vocabulary(context.Context, *struct{}) (*Out[Vocabulary], error) {
	return nil, errUnbuilt
}
func (s *Server) session(context.Context, *struct{}) (*Out[Session], error) { return nil, errUnbuilt }
func (s *Server) signIn(context.Context, *SignIn) (*Out[Session], error)    { return nil, errUnbuilt }
func (s *Server) signOut(context.Context, *struct{}) (*struct{}, error)     { return nil, errUnbuilt }
func (s *Server) oidcStart(context.Context, *struct{}) (*Redirect, error)   { return nil, errUnbuilt }
func (s *Server) oidcCallback(context.Context, *OIDCReturn) (*Redirect, error) {
	return nil, errUnbuilt
}
func (s *Server) users(context.Context, *struct{}) (*Out[Page[User]], error) { return nil, errUnbuilt }
func (s *Server) addUser(context.Context, *NewUser) (*Out[User], error)      { return nil, errUnbuilt }
func (s *Server) editUser(context.Context, *UserEdit) (*Out[User], error)    { return nil, errUnbuilt }
func (s *Server) tokens(context.Context, *struct{}) (*Out[Page[Token]], error) {
	return nil, errUnbuilt
}
func (s *Server) addToken(context.Context, *NewToken) (*Out[Token], error) { return nil, errUnbuilt }
func (s *Server) dropToken(context.Context, *TokenPath) (*struct{}, error) { return nil, errUnbuilt }
func (s *Server) collections(context.Context, *struct{}) (*Out[Page[Collection]], error) {
	return nil, errUnbuilt
}
func (s *Server) addCollection(context.Context, *NewCollection) (*Out[Collection], error) {
	return nil, errUnbuilt
}
func (s *Server) collection(context.Context, *CollectionPath) (*Out[Collection], error) {
	return nil, errUnbuilt
}
func (s *Server) upload(context.Context, *Upload) (*Out[Job], error) { return nil, errUnbuilt }
func (s *Server) unread(context.Context, *CollectionPage) (*Out[Page[Unread]], error) {
	return nil, errUnbuilt
}
func (s *Server) duplicates(context.Context, *CollectionPage) (*Out[Page[Duplicates]], error) {
	return nil, errUnbuilt
}
func (s *Server) reread(context.Context, *CollectionPath) (*Out[Job], error) { return nil, errUnbuilt }
func (s *Server) diff(context.Context, *CollectionPath) (*Out[Diff], error)  { return nil, errUnbuilt }
func (s *Server) jobs(context.Context, *struct{}) (*Out[Page[Job]], error)   { return nil, errUnbuilt }
func (s *Server) job(context.Context, *JobPath) (*Out[Job], error)           { return nil, errUnbuilt }
func (s *Server) cancelJob(context.Context, *JobPath) (*struct{}, error)     { return nil, errUnbuilt }
func (s *Server) custody(context.Context, *CustodyQuery) (*Out[Page[isnad.CustodyEntry]], error) {
	return nil, errUnbuilt
}
func (s *Server) checkCustody(context.Context, *struct{}) (*Out[CustodyCheck], error) {
	return nil, errUnbuilt
}
func (s *Server) dispatches(context.Context, *DispatchesQuery) (*Out[Page[DispatchSummary]], error) {
	return nil, errUnbuilt
}
func (s *Server) dispatch(context.Context, *DispatchQuery) (*Out[DispatchView], error) {
	return nil, errUnbuilt
}
func (s *Server) record(context.Context, *DispatchQuery) (*Out[isnad.Record], error) {
	return nil, errUnbuilt
}
func (s *Server) original(context.Context, *DispatchPath) (*huma.StreamResponse, error) {
	return nil, errUnbuilt
}
func (s *Server) dispatchPlaces(context.Context, *DispatchPath) (*Out[Page[PlaceReading]], error) {
	return nil, errUnbuilt
}
func (s *Server) addClaim(context.Context, *AddedClaim) (*Out[isnad.Ruling], error) {
	return nil, errUnbuilt
}
func (s *Server) purge(context.Context, *PurgeBody) (*struct{}, error)     { return nil, errUnbuilt }
func (s *Server) read(context.Context, *PlainText) (*Out[ReadView], error) { return nil, errUnbuilt }
func (s *Server) claims(context.Context, *ClaimsQuery) (*Out[Page[ClaimRow]], error) {
	return nil, errUnbuilt
}
func (s *Server) facets(context.Context, *FacetsQuery) (*Out[Facets], error) { return nil, errUnbuilt }
func (s *Server) claim(context.Context, *ClaimQuery) (*Out[ClaimDetail], error) {
	return nil, errUnbuilt
}
func (s *Server) claimFrame(context.Context, *ClaimPath) (*Out[FrameView], error) {
	return nil, errUnbuilt
}
func (s *Server) searches(context.Context, *struct{}) (*Out[Page[SavedSearch]], error) {
	return nil, errUnbuilt
}
func (s *Server) addSearch(context.Context, *NewSearch) (*Out[SavedSearch], error) {
	return nil, errUnbuilt
}
func (s *Server) dropSearch(context.Context, *SearchPath) (*struct{}, error) { return nil, errUnbuilt }
func (s *Server) rulings(context.Context, *ClaimQuery) (*Out[Page[isnad.Ruling]], error) {
	return nil, errUnbuilt
}
func (s *Server) rule(context.Context, *NewRuling) (*Out[isnad.Ruling], error) {
	return nil, errUnbuilt
}
func (s *Server) ruleMany(context.Context, *BulkRuling) (*Out[BulkDone], error) {
	return nil, errUnbuilt
}
func (s *Server) queue(context.Context, *QueueQuery) (*Out[Queue], error) { return nil, errUnbuilt }
func (s *Server) coders(context.Context, *struct{}) (*Out[Page[CoderRow]], error) {
	return nil, errUnbuilt
}
func (s *Server) agreement(context.Context, *AgreementQuery) (*Out[Agreement], error) {
	return nil, errUnbuilt
}
func (s *Server) precision(context.Context, *PrecisionQuery) (*Out[Precision], error) {
	return nil, errUnbuilt
}
func (s *Server) search(context.Context, *SearchQuery) (*Out[SearchPage], error) {
	return nil, errUnbuilt
}
func (s *Server) mapPoints(context.Context, *MapQuery) (*Out[MapPoints], error) {
	return nil, errUnbuilt
}
func (s *Server) mapControl(context.Context, *ControlQuery) (*Out[ControlMap], error) {
	return nil, errUnbuilt
}
func (s *Server) mapRoutes(context.Context, *MapQuery) (*Out[RouteMap], error) {
	return nil, errUnbuilt
}
func (s *Server) timeline(context.Context, *TimelineQuery) (*Out[Timeline], error) {
	return nil, errUnbuilt
}
func (s *Server) network(context.Context, *NetworkQuery) (*Out[Network], error) {
	return nil, errUnbuilt
}
func (s *Server) edgeClaims(context.Context, *EdgeQuery) (*Out[Page[ClaimRow]], error) {
	return nil, errUnbuilt
}
func (s *Server) compare(context.Context, *CompareQuery) (*Out[Compare], error) {
	return nil, errUnbuilt
}
func (s *Server) cluster(context.Context, *ClusterPath) (*Out[ClusterDetail], error) {
	return nil, errUnbuilt
}
func (s *Server) places(context.Context, *NameQuery) (*Out[NameList], error)  { return nil, errUnbuilt }
func (s *Server) place(context.Context, *PlacePath) (*Out[PlacePage], error)  { return nil, errUnbuilt }
func (s *Server) actors(context.Context, *NameQuery) (*Out[NameList], error)  { return nil, errUnbuilt }
func (s *Server) actor(context.Context, *ActorPath) (*Out[ActorPage], error)  { return nil, errUnbuilt }
func (s *Server) outlets(context.Context, *NameQuery) (*Out[NameList], error) { return nil, errUnbuilt }
func (s *Server) maskPerson(context.Context, *MaskBody) (*Out[Masked], error) { return nil, errUnbuilt }
func (s *Server) lexicon(context.Context, *struct{}) (*Out[Page[LexiconFile]], error) {
	return nil, errUnbuilt
}
func (s *Server) lexiconFile(context.Context, *LexiconPath) (*Out[LexiconText], error) {
	return nil, errUnbuilt
}
func (s *Server) saveLexicon(context.Context, *LexiconEdit) (*Out[LexiconText], error) {
	return nil, errUnbuilt
}
func (s *Server) dropLexicon(context.Context, *LexiconPath) (*struct{}, error) {
	return nil, errUnbuilt
}
func (s *Server) checkLexicon(context.Context, *LexiconEdit) (*Out[LexiconCheck], error) {
	return nil, errUnbuilt
}
func (s *Server) runExamples(context.Context, *LexiconEdit) (*Out[ExampleRun], error) {
	return nil, errUnbuilt
}
func (s *Server) tryLexicon(context.Context, *LexiconTry) (*Out[TryResult], error) {
	return nil, errUnbuilt
}
func (s *Server) export(context.Context, *ExportQuery) (*huma.StreamResponse, error) {
	return nil, errUnbuilt
}
func (s *Server) manifest(context.Context, *ExportQuery) (*Out[Manifest], error) {
	return nil, errUnbuilt
}
